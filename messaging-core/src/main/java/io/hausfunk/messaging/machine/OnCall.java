// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.machine;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.model.Texts;
import io.hausfunk.messaging.model.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Who looks after alerts of one kind: those who are called first, and those who are called if nobody took the alert in time. All of them see its
 * alerts, in one group conversation of the service account. Immutable.
 */
public final class OnCall {
    /** The longest name, in UTF-8 bytes. */
    public static final int MAX_NAME_BYTES = 100;

    /** The most levels. */
    public static final int MAX_LEVELS = 10;

    /** The most people of one level. */
    public static final int MAX_PEOPLE = 50;

    private static final Duration SHORTEST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofDays(7);

    private final String name;
    private final List<Level> levels;

    private OnCall(String name, List<Level> levels) {
        this.name = name;
        this.levels = levels;
    }

    /**
     * Those who are called at a time.
     *
     * @param after how long after the alert was raised; zero for those who come first
     * @param people whom, in any order
     */
    public record Level(Duration after, List<UserId> people) {
        /** Refuses null; copies. */
        public Level {
            Objects.requireNonNull(after, "after");
            people = List.copyOf(people);
        }

        @Override
        public String toString() {
            return "Level[" + people.size() + " after " + after + "]";
        }
    }

    /**
     * A list with one level.
     *
     * @param name of the conversation in which these alerts stand, 1 to {@value #MAX_NAME_BYTES} UTF-8 bytes without control characters
     * @param first who is called first, 1 to {@value #MAX_PEOPLE}; {@code ARGUMENT_OUT_OF_RANGE} otherwise
     */
    public static OnCall of(String name, Collection<UserId> first) {
        if (!Texts.isIdentifier(name, MAX_NAME_BYTES)) {
            throw new InvalidInputException(
                    ErrorCode.IDENTIFIER_INVALID,
                    "an on-call list's name has 1 to " + MAX_NAME_BYTES + " UTF-8 bytes and no control characters");
        }
        return new OnCall(name, List.of(level(Duration.ZERO, first)));
    }

    /**
     * The same with one more level, called if nobody took the alert so long after it was raised: 10 seconds to 7 days, and later than the level
     * before. {@code ARGUMENT_OUT_OF_RANGE} otherwise, and above {@value #MAX_LEVELS} levels.
     */
    public OnCall then(Duration after, Collection<UserId> people) {
        Duration last = levels.get(levels.size() - 1).after();
        if (levels.size() == MAX_LEVELS
                || after.compareTo(SHORTEST) < 0
                || after.compareTo(LONGEST) > 0
                || after.compareTo(last) <= 0) {
            throw new InvalidInputException(
                    ErrorCode.ARGUMENT_OUT_OF_RANGE,
                    "an on-call list has up to " + MAX_LEVELS
                            + " levels, each called 10 seconds to 7 days after the alert and later than the one before");
        }
        List<Level> all = new ArrayList<>(levels);
        all.add(level(after, people));
        return new OnCall(name, List.copyOf(all));
    }

    private static Level level(Duration after, Collection<UserId> people) {
        Set<UserId> all = new LinkedHashSet<>(people);
        if (all.isEmpty() || all.size() > MAX_PEOPLE) {
            throw new InvalidInputException(
                    ErrorCode.ARGUMENT_OUT_OF_RANGE, "a level of an on-call list has 1 to " + MAX_PEOPLE + " people");
        }
        return new Level(after, List.copyOf(all));
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Its levels, in the order in which they are called. */
    public List<Level> levels() {
        return levels;
    }

    /** All people of it. */
    public Set<UserId> people() {
        Set<UserId> all = new LinkedHashSet<>();
        levels.forEach(level -> all.addAll(level.people()));
        return all;
    }

    @Override
    public String toString() {
        return "OnCall[" + levels.size() + " levels]";
    }
}
