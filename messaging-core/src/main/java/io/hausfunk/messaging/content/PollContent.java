// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.model.Texts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A question with options to choose from. People answer with {@link io.hausfunk.messaging.conversation.Messages#vote}; how they answered stands
 * in {@link io.hausfunk.messaging.message.TimelineItem#poll}. A poll is not edited. Immutable.
 */
public final class PollContent implements Content {
    /** The longest question, in UTF-8 bytes. */
    public static final int MAX_QUESTION_BYTES = 1024;

    /** The longest option, in UTF-8 bytes. */
    public static final int MAX_OPTION_BYTES = 256;

    /** The most options. */
    public static final int MAX_OPTIONS = 20;

    private final String question;
    private final List<String> options;
    private final int mostChoices;
    private final @Nullable Instant end;
    private final boolean secret;

    private PollContent(String question, List<String> options, int mostChoices, @Nullable Instant end, boolean secret) {
        this.question = question;
        this.options = options;
        this.mostChoices = mostChoices;
        this.end = end;
        this.secret = secret;
    }

    /**
     * A poll in which each person chooses one option, with an open end, and in which others see who chose what. Refuses texts as
     * {@link TextContent#of} does, null with {@code ARGUMENT_MISSING}, and fewer than two, more than {@value #MAX_OPTIONS} or equal options
     * with {@code ARGUMENT_OUT_OF_RANGE}.
     *
     * @param question 1 to {@value #MAX_QUESTION_BYTES} UTF-8 bytes
     * @param options in order, each 1 to {@value #MAX_OPTION_BYTES} UTF-8 bytes
     */
    public static PollContent of(String question, List<String> options) {
        Texts.requireText(question, MAX_QUESTION_BYTES);
        ContentArguments.required(options, "options");
        options.forEach(option -> Texts.requireText(option, MAX_OPTION_BYTES));
        ContentArguments.inRange(
                options.size() >= 2 && options.size() <= MAX_OPTIONS, "a poll has 2 to " + MAX_OPTIONS + " options");
        ContentArguments.inRange(new HashSet<>(options).size() == options.size(), "two options of a poll are the same");
        return new PollContent(question, List.copyOf(options), 1, null, false);
    }

    /** The same poll, in which each person chooses up to this many options: 1 to all of them, others are {@code ARGUMENT_OUT_OF_RANGE}. */
    public PollContent choosingUpTo(int most) {
        ContentArguments.inRange(most >= 1 && most <= options.size(), "people choose 1 to all options of a poll");
        return new PollContent(question, options, most, end, secret);
    }

    /**
     * The same poll, which takes no more votes from this time on, by the engine's clock; kept to the millisecond. Refuses times outside 1970
     * to 9999 with {@link InvalidInputException}.
     */
    public PollContent endingAt(Instant newEnd) {
        ContentArguments.required(newEnd, "end");
        ContentArguments.inRange(
                !newEnd.isBefore(Instant.EPOCH) && newEnd.isBefore(Instant.parse("+10000-01-01T00:00:00Z")),
                "a poll ends between 1970 and 9999");
        return new PollContent(question, options, mostChoices, newEnd.truncatedTo(ChronoUnit.MILLIS), secret);
    }

    /** The same poll with secret ballots: nobody is shown who chose what, or who voted. Whoever holds both database and keys could find out. */
    public PollContent secretly() {
        return new PollContent(question, options, mostChoices, end, true);
    }

    /** What is asked. */
    public String question() {
        return question;
    }

    /** What can be chosen, in order. */
    public List<String> options() {
        return options;
    }

    /** How many options a person may choose. */
    public int mostChoices() {
        return mostChoices;
    }

    /** When it ends by itself; empty for when its author closes it. */
    public Optional<Instant> end() {
        return Optional.ofNullable(end);
    }

    /** Whether its ballots are secret. */
    public boolean secret() {
        return secret;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PollContent that
                && question.equals(that.question)
                && options.equals(that.options)
                && mostChoices == that.mostChoices
                && Objects.equals(end, that.end)
                && secret == that.secret;
    }

    @Override
    public int hashCode() {
        return Objects.hash(question, options);
    }

    /** Shows a number only. */
    @Override
    public String toString() {
        return "PollContent[" + options.size() + " options]";
    }
}
