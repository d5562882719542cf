// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.following;

import static io.hausfunk.messaging.internal.session.Arguments.required;

import io.hausfunk.messaging.administration.DirectoryAdministration;
import io.hausfunk.messaging.administration.DirectoryDifference;
import io.hausfunk.messaging.administration.GroupBinding;
import io.hausfunk.messaging.administration.SyncReport;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.internal.concurrent.Calls;
import io.hausfunk.messaging.internal.concurrent.Reply;
import io.hausfunk.messaging.internal.directory.DirectoryCalls;
import io.hausfunk.messaging.internal.directory.Staffs;
import io.hausfunk.messaging.internal.people.Identities;
import io.hausfunk.messaging.internal.road.ConversationCreator;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.ConversationRef;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** What an administrator asks of the directory, on the threads for runs. */
public final class DirectoryDesk implements DirectoryAdministration {
    private static final int MAX_PEOPLE = 20_000;

    private final Staffs staffs;
    private final DirectoryCalls asking;
    private final Calls calls;
    private final Identities identities;
    private final ConversationCreator creator;
    private final PersonNews news;

    /** Looks at these copies. */
    public DirectoryDesk(
            Staffs staffs,
            DirectoryCalls asking,
            Calls calls,
            Identities identities,
            ConversationCreator creator,
            PersonNews news) {
        this.staffs = staffs;
        this.asking = asking;
        this.calls = calls;
        this.identities = identities;
        this.creator = creator;
        this.news = news;
    }

    @Override
    public CompletionStage<DirectoryDifference> preview(TenantId tenant) {
        required(tenant, "tenant");
        return ask(() -> staffs.preview(tenant));
    }

    @Override
    public CompletionStage<SyncReport> synchronise(TenantId tenant) {
        required(tenant, "tenant");
        return ask(() -> staffs.synchronise(tenant));
    }

    @Override
    public CompletionStage<SyncReport> approve(TenantId tenant, DirectoryDifference shown) {
        required(tenant, "tenant");
        required(shown, "shown");
        return ask(() -> staffs.approve(tenant, shown));
    }

    @Override
    public CompletionStage<Boolean> refresh(TenantId tenant, UserId person) {
        required(tenant, "tenant");
        required(person, "person");
        return ask(() -> {
            news.tell(tenant, person);
            return staffs.refresh(tenant, person);
        });
    }

    @Override
    public CompletionStage<Set<GroupId>> groupsOf(TenantId tenant, UserId person) {
        required(tenant, "tenant");
        required(person, "person");
        return ask(() -> staffs.groupsOf(tenant, person));
    }

    @Override
    public CompletionStage<ConversationId> bind(TenantId tenant, GroupBinding binding) {
        required(tenant, "tenant");
        required(binding, "binding");
        return ask(() -> {
            if (staffs.membersOf(tenant, binding.group()) > MAX_PEOPLE) {
                throw new NotPermittedException(
                        ErrorCode.CONVERSATION_FULL, "a conversation of this kind has at most 20,000 participants");
            }
            ConversationRef conversation = creator.following(identities.following(tenant), binding);
            staffs.follow(tenant);
            return conversation.conversation();
        });
    }

    private <T> CompletionStage<T> ask(Supplier<T> work) {
        Reply<T> reply = calls.reply();
        Calls.guarded(
                reply,
                () -> asking.run(() -> Calls.guarded(reply, () -> {
                    if (!reply.answered()) {
                        reply.succeed(work.get());
                    }
                })));
        return reply.stage();
    }
}
