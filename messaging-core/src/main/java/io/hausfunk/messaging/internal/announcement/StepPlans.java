// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.announcement;

import io.hausfunk.messaging.announcement.AnnouncementContent;
import io.hausfunk.messaging.announcement.AnnouncementState;
import io.hausfunk.messaging.announcement.AnnouncementStep.Kind;
import io.hausfunk.messaging.error.ConflictException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.codec.AnnouncementEntry;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What steps come to as of a course and a time: an entry, nothing because it is so already, or a refusal. Does not block. */
final class StepPlans {
    private static final Set<AnnouncementState> UNPUBLISHED =
            Set.of(AnnouncementState.DRAFT, AnnouncementState.SUBMITTED, AnnouncementState.APPROVED);
    private static final Set<AnnouncementState> SHOWN =
            Set.of(AnnouncementState.SCHEDULED, AnnouncementState.PUBLISHED);
    private static final Set<AnnouncementState> RUNNING =
            Set.of(AnnouncementState.SCHEDULED, AnnouncementState.PUBLISHED, AnnouncementState.PAUSED);

    private StepPlans() {}

    static Optional<AnnouncementEntry> revise(
            AnnouncementCourse course, AnnouncementState state, AnnouncementContent says) {
        require(UNPUBLISHED.contains(state), "revised", state);
        return state == AnnouncementState.DRAFT && course.content().equals(says)
                ? Optional.empty()
                : Optional.of(AnnouncementEntry.saying(Kind.REVISED, says, false));
    }

    static Optional<AnnouncementEntry> submit(AnnouncementCourse course, AnnouncementState state) {
        require(UNPUBLISHED.contains(state), "submitted", state);
        return state == AnnouncementState.DRAFT
                ? Optional.of(AnnouncementEntry.about(Kind.SUBMITTED, course.version()))
                : Optional.empty();
    }

    static Optional<AnnouncementEntry> approve(
            AnnouncementCourse course, AnnouncementState state, Actor actor, long version) {
        boolean approved = state == AnnouncementState.APPROVED;
        require(approved || state == AnnouncementState.SUBMITTED, "approved", state);
        if (version != course.version()) {
            throw new ConflictException(
                    ErrorCode.ANNOUNCEMENT_CHANGED, "the version is #" + course.version() + " by now");
        }
        if (course.editor().author().equals(actor.person())) {
            throw new NotPermittedException(ErrorCode.NOT_APPLICABLE, "nobody approves what they wrote themselves");
        }
        return approved ? Optional.empty() : Optional.of(AnnouncementEntry.about(Kind.APPROVED, version));
    }

    static Optional<AnnouncementEntry> giveBack(AnnouncementCourse course, AnnouncementState state) {
        require(UNPUBLISHED.contains(state), "given back", state);
        return state == AnnouncementState.DRAFT
                ? Optional.empty()
                : Optional.of(AnnouncementEntry.about(Kind.RETURNED, course.version()));
    }

    static Optional<AnnouncementEntry> publish(
            AnnouncementCourse course, AnnouncementState state, Instant now, boolean reviewed) {
        if (RUNNING.contains(state)) {
            return Optional.empty();
        }
        require(
                state == AnnouncementState.APPROVED || (!reviewed && state == AnnouncementState.DRAFT),
                reviewed ? "published before it is approved" : "published",
                state);
        Instant from = course.content().from().filter(now::isBefore).orElse(now);
        Instant until = course.content().until().orElse(from.plus(AnnouncementCourse.USUAL));
        requireTimes(from, until);
        return Optional.of(AnnouncementEntry.publishing(course.version(), until));
    }

    static Optional<AnnouncementEntry> pause(AnnouncementCourse course, AnnouncementState state) {
        require(RUNNING.contains(state), "paused", state);
        return when(SHOWN.contains(state), Kind.PAUSED, course);
    }

    static Optional<AnnouncementEntry> resume(AnnouncementCourse course, AnnouncementState state) {
        require(RUNNING.contains(state), "resumed", state);
        return when(state == AnnouncementState.PAUSED, Kind.RESUMED, course);
    }

    static Optional<AnnouncementEntry> stop(AnnouncementCourse course, AnnouncementState state) {
        require(!UNPUBLISHED.contains(state) && state != AnnouncementState.RETRACTED, "stopped", state);
        return when(RUNNING.contains(state), Kind.STOPPED, course);
    }

    static Optional<AnnouncementEntry> retract(AnnouncementCourse course, AnnouncementState state) {
        return when(state != AnnouncementState.RETRACTED, Kind.RETRACTED, course);
    }

    static Optional<AnnouncementEntry> correct(
            AnnouncementCourse course,
            AnnouncementState state,
            AnnouncementContent says,
            boolean askAgain,
            Instant now) {
        require(RUNNING.contains(state), "corrected", state);
        AnnouncementContent before = course.content();
        boolean sameQuestion = before.choices().equals(says.choices())
                && before.acknowledgementWanted() == says.acknowledgementWanted();
        if (!sameQuestion && !askAgain) {
            throw new NotPermittedException(
                    ErrorCode.NOT_APPLICABLE, "a correction that asks for something else has to ask again");
        }
        says.until().ifPresent(until -> {
            requireTimes(course.from(), until);
            requireTimes(now, until);
        });
        return before.equals(says) && !askAgain
                ? Optional.empty()
                : Optional.of(new AnnouncementEntry(Kind.CORRECTED, Optional.of(says), 0, askAgain, says.until()));
    }

    private static void requireTimes(Instant from, Instant until) {
        if (!until.isAfter(from) || until.isAfter(from.plus(AnnouncementCourse.LONGEST))) {
            throw new InvalidInputException(
                    ErrorCode.ARGUMENT_OUT_OF_RANGE,
                    "an announcement ends after it begins, and at most " + AnnouncementCourse.LONGEST.toDays()
                            + " days later");
        }
    }

    private static Optional<AnnouncementEntry> when(boolean changes, Kind kind, AnnouncementCourse course) {
        return changes ? Optional.of(AnnouncementEntry.about(kind, course.version())) : Optional.empty();
    }

    private static void require(boolean possible, String what, AnnouncementState state) {
        if (!possible) {
            throw new NotPermittedException(
                    ErrorCode.NOT_APPLICABLE, "an announcement that is " + state + " cannot be " + what);
        }
    }
}
