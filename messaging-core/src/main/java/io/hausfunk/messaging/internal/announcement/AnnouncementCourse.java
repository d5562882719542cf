// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.announcement;

import io.hausfunk.messaging.announcement.AnnouncementContent;
import io.hausfunk.messaging.announcement.AnnouncementState;
import io.hausfunk.messaging.announcement.AnnouncementStep.Kind;
import io.hausfunk.messaging.model.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The life of an announcement so far, folded from its steps. A step that the state before it does not allow changes nothing, so every node
 * comes to the same state, whatever was written at the same time. Immutable.
 */
final class AnnouncementCourse {
    /** How long an announcement is shown where it does not say. */
    static final Duration USUAL = Duration.ofDays(30);

    /** How long it may be shown at most. */
    static final Duration LONGEST = Duration.ofDays(366);

    private enum Phase {
        DRAFT,
        SUBMITTED,
        APPROVED,
        PUBLISHED,
        PAUSED,
        STOPPED,
        RETRACTED
    }

    private final List<RecordedStep> steps;
    private Phase phase = Phase.DRAFT;
    private @Nullable AnnouncementContent content;
    private @Nullable RecordedStep publication;
    private long version;
    private long asked;
    private Instant askedAt = Instant.MAX;
    private Instant from = Instant.MAX;
    private Instant until = Instant.MAX;
    private @Nullable RecordedStep editor;

    private AnnouncementCourse(List<RecordedStep> steps) {
        this.steps = List.copyOf(steps);
        this.steps.forEach(this::apply);
    }

    /** Of all steps in order; empty if the first one, which says what is announced, is not among them. */
    static Optional<AnnouncementCourse> of(List<RecordedStep> steps) {
        AnnouncementCourse course = new AnnouncementCourse(steps);
        return course.content == null ? Optional.empty() : Optional.of(course);
    }

    /** The same with further steps. */
    AnnouncementCourse with(List<RecordedStep> more) {
        List<RecordedStep> all = new ArrayList<>(steps);
        all.addAll(more);
        return more.isEmpty() ? this : new AnnouncementCourse(all);
    }

    private void apply(RecordedStep step) {
        switch (step.kind()) {
            case DRAFTED, REVISED -> {
                if (content == null || unpublished()) {
                    says(step);
                    phase = Phase.DRAFT;
                }
            }
            case SUBMITTED -> phase = step(Phase.DRAFT, step, Phase.SUBMITTED);
            case APPROVED -> phase = step(Phase.SUBMITTED, step, Phase.APPROVED);
            case RETURNED -> {
                if (phase == Phase.SUBMITTED || phase == Phase.APPROVED) {
                    phase = Phase.DRAFT;
                }
            }
            case PUBLISHED -> publish(step);
            case CORRECTED -> correct(step);
            case PAUSED -> phase = phase == Phase.PUBLISHED ? Phase.PAUSED : phase;
            case RESUMED -> phase = phase == Phase.PAUSED ? Phase.PUBLISHED : phase;
            case STOPPED -> phase = running() ? Phase.STOPPED : phase;
            case RETRACTED -> phase = Phase.RETRACTED;
            case NAMES_SEEN -> {}
        }
    }

    private Phase step(Phase before, RecordedStep step, Phase after) {
        return phase == before && step.entry().version() == version ? after : phase;
    }

    private void says(RecordedStep step) {
        content = step.entry().says().orElse(content);
        version = step.sequence();
        editor = step;
    }

    private void publish(RecordedStep step) {
        boolean ready = phase == Phase.DRAFT || phase == Phase.APPROVED;
        if (ready && step.entry().version() == version) {
            phase = Phase.PUBLISHED;
            publication = step;
            asked = version;
            Instant wanted = content().from().orElse(step.at());
            from = wanted.isAfter(step.at()) ? wanted : step.at();
            askedAt = from;
            until = step.entry().until().orElse(from.plus(USUAL));
        }
    }

    private void correct(RecordedStep step) {
        if (running()) {
            says(step);
            if (step.entry().askAgain()) {
                asked = version;
                askedAt = step.at().isAfter(from) ? step.at() : from;
            }
            until = step.entry().until().orElse(until);
        }
    }

    private boolean unpublished() {
        return phase == Phase.DRAFT || phase == Phase.SUBMITTED || phase == Phase.APPROVED;
    }

    private boolean running() {
        return phase == Phase.PUBLISHED || phase == Phase.PAUSED;
    }

    AnnouncementState state(Instant now) {
        return switch (phase) {
            case DRAFT -> AnnouncementState.DRAFT;
            case SUBMITTED -> AnnouncementState.SUBMITTED;
            case APPROVED -> AnnouncementState.APPROVED;
            case STOPPED -> AnnouncementState.STOPPED;
            case RETRACTED -> AnnouncementState.RETRACTED;
            case PUBLISHED, PAUSED -> {
                if (!now.isBefore(until)) {
                    yield AnnouncementState.ENDED;
                } else if (phase == Phase.PAUSED) {
                    yield AnnouncementState.PAUSED;
                }
                yield now.isBefore(from) ? AnnouncementState.SCHEDULED : AnnouncementState.PUBLISHED;
            }
        };
    }

    List<RecordedStep> steps() {
        return steps;
    }

    /** The number of the last step. */
    long last() {
        return steps.get(steps.size() - 1).sequence();
    }

    /** Whether a step of this kind was the last one that was not a look at names. */
    boolean ends(Kind kind) {
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (steps.get(i).kind() != Kind.NAMES_SEEN) {
                return steps.get(i).kind() == kind;
            }
        }
        return false;
    }

    AnnouncementContent content() {
        return Objects.requireNonNull(content);
    }

    /** The number of the step that said what it says now. */
    long version() {
        return version;
    }

    /** The version since which acknowledgements count. */
    long asked() {
        return asked;
    }

    /** Since when people are asked; the end of time before it is published. */
    Instant askedAt() {
        return askedAt;
    }

    Instant from() {
        return from;
    }

    Instant until() {
        return until;
    }

    /** Who said what it says now. */
    RecordedStep editor() {
        return Objects.requireNonNull(editor);
    }

    Optional<UserId> publisher() {
        return Optional.ofNullable(publication).flatMap(RecordedStep::by);
    }
}
