// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.administration;

import static io.hausfunk.messaging.internal.session.CallArguments.required;

import io.hausfunk.messaging.administration.DirectoryAdministration;
import io.hausfunk.messaging.administration.DirectoryDifference;
import io.hausfunk.messaging.administration.GroupBinding;
import io.hausfunk.messaging.administration.SyncReport;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.internal.following.DirectoryRuns;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.UserId;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** The directory of a tenant, for whoever administers it. */
final class DirectoryFacet implements DirectoryAdministration {
    private final ActingPerson person;
    private final DirectoryRuns runs;

    DirectoryFacet(ActingPerson person, DirectoryRuns runs) {
        this.person = person;
        this.runs = runs;
    }

    @Override
    public CompletionStage<DirectoryDifference> preview() {
        return person.does("directory.preview", () -> runs.preview(person.tenant()));
    }

    @Override
    public CompletionStage<SyncReport> synchronise() {
        return person.does("directory.synchronise", () -> runs.synchronise(person.tenant()));
    }

    @Override
    public CompletionStage<SyncReport> approve(DirectoryDifference shown) {
        required(shown, "shown");
        return person.does("directory.approve", () -> runs.approve(person.tenant(), shown));
    }

    @Override
    public CompletionStage<Boolean> refresh(UserId user) {
        required(user, "person");
        return person.does("directory.refresh", user.value(), () -> runs.refresh(person.tenant(), user));
    }

    @Override
    public CompletionStage<Set<GroupId>> groupsOf(UserId user) {
        required(user, "person");
        return person.does("directory.groupsOf", user.value(), () -> runs.groupsOf(person.tenant(), user));
    }

    @Override
    public CompletionStage<ConversationId> bind(GroupBinding binding) {
        required(binding, "binding");
        return person.does("directory.bind", binding.group().value(), () -> runs.bind(person.tenant(), binding));
    }
}
