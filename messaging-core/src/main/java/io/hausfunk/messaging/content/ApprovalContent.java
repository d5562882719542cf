// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

import io.hausfunk.messaging.model.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A question of the company's software to some people, whose answer goes back to it. How it stands is in {@link
 * io.hausfunk.messaging.message.TimelineItem#card}. Immutable.
 */
public final class ApprovalContent implements CardContent {
    private final String from;
    private final NoticeContent words;
    private final List<String> options;
    private final int needed;
    private final Instant deadline;
    private final List<UserId> people;

    private ApprovalContent(
            String from, NoticeContent words, List<String> options, int needed, Instant deadline, List<UserId> people) {
        this.from = Objects.requireNonNull(from, "from");
        this.words = Objects.requireNonNull(words, "words");
        this.options = List.copyOf(options);
        this.needed = needed;
        this.deadline = deadline.truncatedTo(ChronoUnit.MILLIS);
        this.people = List.copyOf(people);
    }

    /** A question; the engine makes it. */
    public static ApprovalContent of(
            String from, NoticeContent words, List<String> options, int needed, Instant deadline, List<UserId> people) {
        return new ApprovalContent(from, words, options, needed, deadline, people);
    }

    /** The name of the service account at that time. */
    public String from() {
        return from;
    }

    /** What is asked. */
    public NoticeContent words() {
        return words;
    }

    /** The possible answers, in order. */
    public List<String> options() {
        return options;
    }

    /** How many people have to give the same answer. */
    public int needed() {
        return needed;
    }

    /** Until when it is answered, by the engine's clock. */
    public Instant deadline() {
        return deadline;
    }

    /** Who is asked. */
    public List<UserId> people() {
        return people;
    }

    @Override
    public ApprovalState begin(Instant at) {
        return ApprovalState.unanswered();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ApprovalContent that
                && from.equals(that.from)
                && words.equals(that.words)
                && options.equals(that.options)
                && needed == that.needed
                && deadline.equals(that.deadline)
                && people.equals(that.people);
    }

    @Override
    public int hashCode() {
        return Objects.hash(from, words, options, needed, deadline, people);
    }

    @Override
    public String toString() {
        return "ApprovalContent[" + needed + " of " + people.size() + "]";
    }
}
