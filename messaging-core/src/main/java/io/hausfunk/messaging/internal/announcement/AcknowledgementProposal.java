// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.announcement;

import io.hausfunk.messaging.announcement.Acknowledgement;
import io.hausfunk.messaging.announcement.AnnouncementState;
import io.hausfunk.messaging.error.ConflictException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Admission;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.annex.AnnexKinds;
import io.hausfunk.messaging.internal.annex.Relations;
import io.hausfunk.messaging.internal.codec.AcknowledgementEntry;
import io.hausfunk.messaging.internal.writing.Plan;
import io.hausfunk.messaging.internal.writing.ProposalOutcome;
import io.hausfunk.messaging.internal.writing.SequentialProposal;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.storage.AnnexRef;
import io.hausfunk.messaging.storage.ChoiceToken;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Effect;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A person acknowledges: once for each time that an announcement asks. Waits only for what the same person does. */
final class AcknowledgementProposal implements SequentialProposal<Acknowledgement> {
    private static final int FEW = 10;

    private final Actor actor;
    private final KnownAnnouncement known;
    private final BoardSources sources;
    private final long version;
    private final OptionalInt choice;
    private volatile String name = "";
    private volatile @Nullable Acknowledgement answer;

    AcknowledgementProposal(
            Actor actor, KnownAnnouncement known, BoardSources sources, long version, OptionalInt choice) {
        this.actor = actor;
        this.known = known;
        this.sources = sources;
        this.version = version;
        this.choice = choice;
    }

    @Override
    public Actor actor() {
        return actor;
    }

    @Override
    public ConversationRef conversation() {
        return known.ref();
    }

    @Override
    public Operation operation() {
        return Operation.ACKNOWLEDGE;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean ofPerson() {
        return true;
    }

    @Override
    public boolean plannedAnewAfterConflict() {
        return true;
    }

    @Override
    public long asOf() {
        return 0;
    }

    @Override
    public Optional<Plan> plan(Admission admission) {
        AnnouncementCourse course = known.latest();
        Optional<Acknowledgement> before = given(course.asked());
        if (before.isPresent()) {
            answer = before.get();
            return Optional.empty();
        }
        Instant now = sources.clock().instant();
        requirePossible(course, now);
        Optional<Integer> chosen = choice.isPresent() ? Optional.of(choice.getAsInt()) : Optional.empty();
        answer = new GivenAcknowledgement(version, chosen, now);
        name = "\u0001acknowledge\u0001" + course.asked();
        ChoiceToken token = Responses.token(sources.pseudonyms(), known.ref(), course.asked(), chosen.orElse(0));
        return Optional.of(Plan.event(
                        AnnexKinds.ACKNOWLEDGEMENT,
                        new AcknowledgementEntry(version, chosen),
                        List.of(new Effect.About(course.asked(), Relations.ACKNOWLEDGES, token)))
                .restingOn(StepProposal.seen(course)));
    }

    /** What the person said already, to what is asked now. */
    private Optional<Acknowledgement> given(long asked) {
        return sources.log().annexes().by(known.ref(), actor.person(), List.of(asked), FEW).stream()
                .filter(one -> one.key().relation().equals(Relations.ACKNOWLEDGES))
                .map(AnnexRef::sequence)
                .findFirst()
                .map(sequence -> given(sources.log().open(known.ref(), sequence), asked));
    }

    private static Acknowledgement given(Entry entry, long asked) {
        return entry.content() instanceof AcknowledgementEntry said
                ? new GivenAcknowledgement(said.version(), said.choice(), entry.at())
                : new GivenAcknowledgement(asked, Optional.empty(), entry.at());
    }

    private void requirePossible(AnnouncementCourse course, Instant now) {
        AnnouncementState state = course.state(now);
        if (state != AnnouncementState.PUBLISHED) {
            throw over(state);
        }
        if (!course.content().acknowledgementWanted()) {
            throw new NotPermittedException(ErrorCode.NOT_APPLICABLE, "it does not ask to be acknowledged");
        }
        int choices = course.content().choices().size();
        boolean fits = choices == 0
                ? choice.isEmpty()
                : choice.isPresent() && choice.getAsInt() >= 0 && choice.getAsInt() < choices;
        if (!fits || version < 1 || version > course.version()) {
            throw new InvalidInputException(
                    ErrorCode.ARGUMENT_OUT_OF_RANGE,
                    "its version is #" + course.version() + ", with " + choices + " answers to choose from");
        }
        if (version < course.asked()) {
            throw new ConflictException(
                    ErrorCode.ANNOUNCEMENT_CHANGED, "it asks again since version #" + course.asked());
        }
    }

    /** For what an announcement that is over does not take. */
    static NotPermittedException over(AnnouncementState state) {
        return new NotPermittedException(ErrorCode.ANNOUNCEMENT_OVER, "the announcement is " + state);
    }

    @Override
    public Acknowledgement answer(long sequence, ProposalOutcome outcome) {
        return Objects.requireNonNull(answer);
    }
}
