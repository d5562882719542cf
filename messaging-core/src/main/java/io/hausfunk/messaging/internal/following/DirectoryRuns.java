// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.following;

import io.hausfunk.messaging.administration.DirectoryDifference;
import io.hausfunk.messaging.administration.GroupBinding;
import io.hausfunk.messaging.administration.SyncReport;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.internal.concurrent.Caller;
import io.hausfunk.messaging.internal.concurrent.Calls;
import io.hausfunk.messaging.internal.concurrent.Reply;
import io.hausfunk.messaging.internal.directory.DirectoryCalls;
import io.hausfunk.messaging.internal.directory.DirectoryMirrors;
import io.hausfunk.messaging.internal.people.Identities;
import io.hausfunk.messaging.internal.writing.ConversationCreator;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.ConversationRef;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** What an administrator asks of the directory, on the threads for runs. */
public final class DirectoryRuns {
    private static final int MAX_PEOPLE = 20_000;

    private final DirectoryMirrors mirrors;
    private final DirectoryCalls directoryCalls;
    private final Calls calls;
    private final Identities identities;
    private final ConversationCreator creator;
    private final PersonRefreshBroadcast broadcast;

    /** Looks at these copies. */
    public DirectoryRuns(
            DirectoryMirrors mirrors,
            DirectoryCalls directoryCalls,
            Calls calls,
            Identities identities,
            ConversationCreator creator,
            PersonRefreshBroadcast broadcast) {
        this.mirrors = mirrors;
        this.directoryCalls = directoryCalls;
        this.calls = calls;
        this.identities = identities;
        this.creator = creator;
        this.broadcast = broadcast;
    }

    /** A dry run. */
    public CompletionStage<DirectoryDifference> preview(TenantId tenant) {
        return ask(tenant, () -> mirrors.preview(tenant));
    }

    /** A run that is applied, or held. */
    public CompletionStage<SyncReport> synchronise(TenantId tenant) {
        return ask(tenant, () -> mirrors.synchronise(tenant));
    }

    /** A run that may remove whoever was shown. */
    public CompletionStage<SyncReport> approve(TenantId tenant, DirectoryDifference shown) {
        return ask(tenant, () -> mirrors.approve(tenant, shown));
    }

    /** Looks up one person now, on all nodes. */
    public CompletionStage<Boolean> refresh(TenantId tenant, UserId person) {
        return ask(tenant, () -> {
            broadcast.send(tenant, person);
            return mirrors.refresh(tenant, person);
        });
    }

    /** The groups of a person, from the mirror. */
    public CompletionStage<Set<GroupId>> groupsOf(TenantId tenant, UserId person) {
        return ask(tenant, () -> mirrors.groupsOf(tenant, person));
    }

    /** Creates a conversation that follows a group, or finds it. */
    public CompletionStage<ConversationId> bind(TenantId tenant, GroupBinding binding) {
        return ask(tenant, () -> {
            if (mirrors.membersOf(tenant, binding.group()) > MAX_PEOPLE) {
                throw new NotPermittedException(
                        ErrorCode.CONVERSATION_FULL, "a conversation of this kind has at most 20,000 participants");
            }
            ConversationRef conversation = creator.following(identities.following(tenant), binding);
            mirrors.follow(tenant);
            return conversation.conversation();
        });
    }

    private <T> CompletionStage<T> ask(TenantId tenant, Supplier<T> work) {
        Reply<T> reply = calls.reply(Caller.of(tenant, "administration"));
        Calls.guarded(
                reply,
                () -> directoryCalls.submitSync(
                        tenant,
                        () -> Calls.guarded(reply, () -> {
                            if (!reply.answered()) {
                                reply.succeed(work.get());
                            }
                        })));
        return reply.stage();
    }
}
