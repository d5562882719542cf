// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.administration;

import io.hausfunk.messaging.administration.AdministrationPolicy;
import io.hausfunk.messaging.administration.AdministrativeRole;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.HostException;
import io.hausfunk.messaging.internal.access.HostCall;
import io.hausfunk.messaging.internal.concurrent.Caller;
import io.hausfunk.messaging.internal.concurrent.Calls;
import io.hausfunk.messaging.internal.concurrent.Reply;
import io.hausfunk.messaging.internal.directory.DirectoryMirrors;
import io.hausfunk.messaging.internal.directory.DirectoryView;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Who has which roles, by the policy: by name, by the host's word, by groups of the directory. */
public final class Roles {
    private final AdministrationPolicy policy;
    private final Calls calls;
    private final @Nullable DirectoryMirrors mirrors;

    /** {@code mirrors} is null without a directory: then nobody belongs to a group. */
    public Roles(AdministrationPolicy policy, Calls calls, @Nullable DirectoryMirrors mirrors) {
        this.policy = policy;
        this.calls = calls;
        this.mirrors = mirrors;
    }

    /** The roles of somebody now. Waits for the first reading of the directory, if groups matter. */
    CompletionStage<Set<AdministrativeRole>> of(TenantId tenant, UserId user) {
        Caller caller = Caller.of(tenant, "administration");
        if (mirrors == null || policy.groups().isEmpty()) {
            return calls.read(caller, () -> now(tenant, user));
        }
        Reply<Set<AdministrativeRole>> reply = calls.reply(caller);
        var unused = mirrors.whenRead(tenant)
                .whenComplete((read, error) -> calls.later(reply, () -> reply.succeed(now(tenant, user))));
        return reply.stage();
    }

    private Set<AdministrativeRole> now(TenantId tenant, UserId user) {
        Set<AdministrativeRole> roles = EnumSet.noneOf(AdministrativeRole.class);
        if (policy.administrators().contains(user)) {
            roles.add(AdministrativeRole.ADMINISTRATOR);
        }
        policy.source()
                .ifPresent(source -> roles.addAll(HostCall.ask(
                        "source of roles",
                        ErrorCode.POLICY_UNAVAILABLE,
                        () -> Set.copyOf(source.rolesOf(tenant, user)))));
        if (mirrors != null && !policy.groups().isEmpty()) {
            roles.addAll(byGroups(tenant, user, !roles.isEmpty()));
        }
        return Collections.unmodifiableSet(roles);
    }

    private Set<AdministrativeRole> byGroups(TenantId tenant, UserId user, boolean othersSuffice) {
        DirectoryView view = mirrors == null ? null : mirrors.view(tenant).orElse(null);
        if (view == null) {
            if (othersSuffice) {
                return Set.of();
            }
            throw new HostException(ErrorCode.DIRECTORY_UNAVAILABLE, "the directory was not read yet");
        }
        Set<GroupId> theirs = view.groupsOf(user);
        Set<AdministrativeRole> found = EnumSet.noneOf(AdministrativeRole.class);
        policy.groups().forEach((role, groups) -> {
            if (!Collections.disjoint(groups, theirs)) {
                found.add(role);
            }
        });
        return found;
    }
}
