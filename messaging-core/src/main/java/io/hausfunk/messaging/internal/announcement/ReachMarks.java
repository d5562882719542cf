// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.announcement;

import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Admission;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.annex.AnnexKinds;
import io.hausfunk.messaging.internal.annex.Relations;
import io.hausfunk.messaging.internal.codec.AnnouncementMarksEntry;
import io.hausfunk.messaging.internal.concurrent.Faults;
import io.hausfunk.messaging.internal.people.Identities;
import io.hausfunk.messaging.internal.writing.Plan;
import io.hausfunk.messaging.internal.writing.ProposalOutcome;
import io.hausfunk.messaging.internal.writing.ProposalPipeline;
import io.hausfunk.messaging.internal.writing.SequentialProposal;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.Participant;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Writes who was told of announcements and who read them: many people in one entry, in the name of the sender. Blocks. */
public final class ReachMarks {
    private final Boards boards;
    private final ProposalPipeline pipeline;
    private final Identities identities;
    private final Faults faults;

    /** Writes over this pipeline. */
    public ReachMarks(Boards boards, ProposalPipeline pipeline, Identities identities, Faults faults) {
        this.boards = boards;
        this.pipeline = pipeline;
        this.identities = identities;
        this.faults = faults;
    }

    /** Writes all that was noted by now; what fails stays for the next time and does not hold up the rest. */
    public void run() {
        for (Board board : boards.all()) {
            for (KnownAnnouncement one : board.all()) {
                faults.guard("announcement marks", () -> write(one));
            }
        }
    }

    private void write(KnownAnnouncement one) {
        Responses.Noted noted = one.responses().take();
        while (noted.any()) {
            try {
                AnnouncementMarksEntry marks =
                        new AnnouncementMarksEntry(one.course().version(), noted.told(), noted.read());
                pipeline.await(new MarksProposal(
                        sender(one), one.ref(), UUID.randomUUID().toString(), marks));
            } catch (RuntimeException | Error e) {
                one.responses().putBack(noted);
                throw e;
            }
            noted = one.responses().take();
        }
    }

    private Actor sender(KnownAnnouncement one) {
        PersonKey owner = one.roster().present().stream()
                .filter(row -> row.role().equals(Role.OWNER))
                .map(Participant::person)
                .findFirst()
                .orElseThrow();
        // Who was erased has no name any more, and none is needed.
        UserId user = identities
                .identify(one.ref().tenant(), List.of(owner))
                .getOrDefault(owner, Optional.empty())
                .orElseGet(() -> UserId.of(owner.value().toString()));
        return new Actor(one.ref().tenant(), user, owner);
    }

    private record MarksProposal(Actor actor, ConversationRef conversation, String name, AnnouncementMarksEntry marks)
            implements SequentialProposal<ProposalOutcome> {
        @Override
        public Operation operation() {
            return Operation.COUNT_REACH;
        }

        @Override
        public long asOf() {
            return 0;
        }

        @Override
        public Optional<Plan> plan(Admission admission) {
            return Optional.of(Plan.event(
                    AnnexKinds.ANNOUNCEMENT_MARKS,
                    marks,
                    List.of(new Effect.About(AnnouncementLog.FIRST, Relations.TELLS))));
        }

        @Override
        public ProposalOutcome answer(long sequence, ProposalOutcome outcome) {
            return outcome;
        }
    }
}
