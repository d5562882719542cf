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
import io.hausfunk.messaging.internal.directory.Staffs;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** What an administrator asks of the directory, on the threads for runs. */
final class DirectoryDesk implements DirectoryAdministration {
    private final Staffs staffs;
    private final DirectoryCalls asking;
    private final Calls calls;
    private final Follower follower;
    private final Founder founder;
    private final PersonNews news;

    DirectoryDesk(
            Staffs staffs, DirectoryCalls asking, Calls calls, Follower follower, Founder founder, PersonNews news) {
        this.staffs = staffs;
        this.asking = asking;
        this.calls = calls;
        this.follower = follower;
        this.founder = founder;
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
            int people = staffs.membersOf(tenant, binding.group());
            ConversationId conversation = follower.found(tenant, binding, founder, people);
            staffs.follow(tenant);
            return conversation;
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
