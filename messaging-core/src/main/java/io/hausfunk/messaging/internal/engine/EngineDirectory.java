// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.engine;

import static io.hausfunk.messaging.internal.engine.Arguments.required;

import io.hausfunk.messaging.administration.DirectoryAdministration;
import io.hausfunk.messaging.administration.DirectoryDifference;
import io.hausfunk.messaging.administration.GroupBinding;
import io.hausfunk.messaging.administration.SyncReport;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.internal.concurrent.Calls;
import io.hausfunk.messaging.internal.concurrent.Reply;
import io.hausfunk.messaging.internal.directory.DirectoryCalls;
import io.hausfunk.messaging.internal.directory.DirectoryMirrors;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Runs an administrator's calls on the threads for synchronisation. */
final class EngineDirectory implements DirectoryAdministration {
    private final DirectoryMirrors mirrors;
    private final DirectoryCalls directoryCalls;
    private final Calls calls;
    private final Follower follower;
    private final Founder founder;
    private final PersonRefreshBroadcast broadcast;

    EngineDirectory(
            DirectoryMirrors mirrors,
            DirectoryCalls directoryCalls,
            Calls calls,
            Follower follower,
            Founder founder,
            PersonRefreshBroadcast broadcast) {
        this.mirrors = mirrors;
        this.directoryCalls = directoryCalls;
        this.calls = calls;
        this.follower = follower;
        this.founder = founder;
        this.broadcast = broadcast;
    }

    @Override
    public CompletionStage<DirectoryDifference> preview(TenantId tenant) {
        required(tenant, "tenant");
        return ask(() -> mirrors.preview(tenant));
    }

    @Override
    public CompletionStage<SyncReport> synchronise(TenantId tenant) {
        required(tenant, "tenant");
        return ask(() -> mirrors.synchronise(tenant));
    }

    @Override
    public CompletionStage<SyncReport> approve(TenantId tenant, DirectoryDifference shown) {
        required(tenant, "tenant");
        required(shown, "shown");
        return ask(() -> mirrors.approve(tenant, shown));
    }

    @Override
    public CompletionStage<Boolean> refresh(TenantId tenant, UserId person) {
        required(tenant, "tenant");
        required(person, "person");
        return ask(() -> {
            broadcast.send(tenant, person);
            return mirrors.refresh(tenant, person);
        });
    }

    @Override
    public CompletionStage<Set<GroupId>> groupsOf(TenantId tenant, UserId person) {
        required(tenant, "tenant");
        required(person, "person");
        return ask(() -> mirrors.groupsOf(tenant, person));
    }

    @Override
    public CompletionStage<ConversationId> bind(TenantId tenant, GroupBinding binding) {
        required(tenant, "tenant");
        required(binding, "binding");
        return ask(() -> {
            int people = mirrors.membersOf(tenant, binding.group());
            ConversationId conversation = follower.found(tenant, binding, founder, people);
            mirrors.follow(tenant);
            return conversation;
        });
    }

    private <T> CompletionStage<T> ask(Supplier<T> work) {
        Reply<T> reply = calls.reply();
        Calls.guarded(
                reply,
                () -> directoryCalls.submitSync(() -> Calls.guarded(reply, () -> {
                    if (!reply.answered()) {
                        reply.succeed(work.get());
                    }
                })));
        return reply.stage();
    }
}
