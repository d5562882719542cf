// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.announcement;

import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Admission;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.annex.AnnexKinds;
import io.hausfunk.messaging.internal.annex.Relations;
import io.hausfunk.messaging.internal.codec.AnnouncementEntry;
import io.hausfunk.messaging.internal.writing.Plan;
import io.hausfunk.messaging.internal.writing.ProposalOutcome;
import io.hausfunk.messaging.internal.writing.SequentialProposal;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.SeenAnnexes;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A step of an announcement. It rests on all steps before it: if another one comes first, from whatever node, it is planned anew.
 *
 * @param name the same for every try
 * @param planner what it comes to as of a course; empty if it is so already; may refuse by throwing
 */
record StepProposal(
        Actor actor,
        KnownAnnouncement known,
        Operation operation,
        String name,
        Function<AnnouncementCourse, Optional<AnnouncementEntry>> planner)
        implements SequentialProposal<ProposalOutcome> {
    @Override
    public ConversationRef conversation() {
        return known.ref();
    }

    @Override
    public long asOf() {
        return 0;
    }

    @Override
    public Optional<Plan> plan(Admission admission) {
        AnnouncementCourse course = known.latest();
        return planner.apply(course)
                .map(step -> Plan.event(
                                AnnexKinds.ANNOUNCEMENT_STEP,
                                step,
                                List.of(new Effect.About(AnnouncementLog.FIRST, Relations.STEPS)))
                        .restingOn(seen(course)));
    }

    /** That nothing but these steps was taken. */
    static SeenAnnexes seen(AnnouncementCourse course) {
        return new SeenAnnexes(AnnouncementLog.FIRST, List.of(Relations.STEPS), course.last());
    }

    @Override
    public ProposalOutcome answer(long sequence, ProposalOutcome outcome) {
        return outcome;
    }
}
