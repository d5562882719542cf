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
import java.util.Optional;
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
        return person.does(AdministrativeOperation.DIRECTORY_PREVIEW, () -> runs.preview(person.tenant()));
    }

    @Override
    public CompletionStage<SyncReport> synchronise() {
        return person.does(
                AdministrativeOperation.DIRECTORY_SYNCHRONISE,
                Optional.empty(),
                () -> runs.synchronise(person.tenant()),
                DirectoryFacet::inALine);
    }

    @Override
    public CompletionStage<SyncReport> approve(DirectoryDifference shown) {
        required(shown, "shown");
        return person.does(
                AdministrativeOperation.DIRECTORY_APPROVE,
                Optional.empty(),
                () -> runs.approve(person.tenant(), shown),
                DirectoryFacet::inALine);
    }

    @Override
    public CompletionStage<Boolean> refresh(UserId user) {
        required(user, "person");
        return person.does(
                AdministrativeOperation.DIRECTORY_REFRESH, user.value(), () -> runs.refresh(person.tenant(), user));
    }

    @Override
    public CompletionStage<Set<GroupId>> groupsOf(UserId user) {
        required(user, "person");
        return person.does(
                AdministrativeOperation.DIRECTORY_GROUPS_OF, user.value(), () -> runs.groupsOf(person.tenant(), user));
    }

    @Override
    public CompletionStage<ConversationId> bind(GroupBinding binding) {
        required(binding, "binding");
        return person.does(
                AdministrativeOperation.DIRECTORY_BIND,
                Optional.of(binding.group().value()),
                () -> runs.bind(person.tenant(), binding),
                made -> "conversation " + made.value());
    }

    private static String inALine(SyncReport report) {
        DirectoryDifference difference = report.difference();
        return report.outcome() + ": " + difference.known() + " people known, "
                + difference.joiners().size() + " join, "
                + difference.leavers().size() + " leave, "
                + difference.changed().size() + " change";
    }
}
