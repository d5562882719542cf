// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.machine;

import io.hausfunk.messaging.content.NoticeContent;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.model.Texts;
import io.hausfunk.messaging.model.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/** A question that a program puts to people. Immutable; each method answers with a copy. */
public final class ApprovalRequest {
    /** The longest answer, in UTF-8 bytes. */
    public static final int MAX_OPTION_BYTES = 128;

    /** The most answers to choose from. */
    public static final int MAX_OPTIONS = 5;

    /** The most people. */
    public static final int MAX_PEOPLE = 20;

    private final NoticeContent words;
    private final List<String> options;
    private final List<UserId> people;
    private final Instant deadline;
    private final int needed;

    private ApprovalRequest(
            NoticeContent words, List<String> options, List<UserId> people, Instant deadline, int needed) {
        this.words = words;
        this.options = options;
        this.people = people;
        this.deadline = deadline;
        this.needed = needed;
    }

    /**
     * A question that the first answer decides. {@code ARGUMENT_OUT_OF_RANGE} for fewer than two, more than {@value #MAX_OPTIONS} or equal answers,
     * and for nobody or more than {@value #MAX_PEOPLE} people.
     *
     * @param words what is asked
     * @param options the possible answers, each 1 to {@value #MAX_OPTION_BYTES} UTF-8 bytes
     * @param people who is asked
     * @param deadline until when, by the engine's clock; a retry passes the same
     */
    public static ApprovalRequest of(
            NoticeContent words, List<String> options, Collection<UserId> people, Instant deadline) {
        Objects.requireNonNull(words, "words");
        Objects.requireNonNull(deadline, "deadline");
        options.forEach(option -> Texts.requireText(option, MAX_OPTION_BYTES));
        List<UserId> asked = people.stream().distinct().toList();
        if (options.size() < 2
                || options.size() > MAX_OPTIONS
                || new HashSet<>(options).size() < options.size()
                || asked.isEmpty()
                || asked.size() > MAX_PEOPLE) {
            throw new InvalidInputException(
                    ErrorCode.ARGUMENT_OUT_OF_RANGE,
                    "a question has 2 to " + MAX_OPTIONS + " different answers and is put to 1 to " + MAX_PEOPLE
                            + " people");
        }
        return new ApprovalRequest(words, List.copyOf(options), asked, deadline, 1);
    }

    /** The same, which so many people have to answer alike: 1 to all who are asked; {@code ARGUMENT_OUT_OF_RANGE} otherwise. */
    public ApprovalRequest needing(int alike) {
        if (alike < 1 || alike > people.size()) {
            throw new InvalidInputException(
                    ErrorCode.ARGUMENT_OUT_OF_RANGE, "1 to all who are asked have to answer alike");
        }
        return new ApprovalRequest(words, options, people, deadline, alike);
    }

    /** What is asked. */
    public NoticeContent words() {
        return words;
    }

    /** The possible answers. */
    public List<String> options() {
        return options;
    }

    /** Who is asked. */
    public List<UserId> people() {
        return people;
    }

    /** Until when. */
    public Instant deadline() {
        return deadline;
    }

    /** How many have to answer alike. */
    public int needed() {
        return needed;
    }

    @Override
    public String toString() {
        return "ApprovalRequest[" + needed + " of " + people.size() + "]";
    }
}
