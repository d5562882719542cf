// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.message;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.model.UserId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whom a message mentions: some people, or everyone who takes part when it is sent. Immutable; {@code toString} shows a number only. */
public final class Mentions {
    /** The most people that one message mentions by name. */
    public static final int MAX_PEOPLE = 50;

    private static final Mentions NONE = new Mentions(Set.of(), false);
    private static final Mentions EVERYONE = new Mentions(Set.of(), true);

    private final Set<UserId> people;
    private final boolean everyone;

    private Mentions(Set<UserId> people, boolean everyone) {
        this.people = people;
        this.everyone = everyone;
    }

    /** Nobody. */
    public static Mentions none() {
        return NONE;
    }

    /** Everyone who takes part. */
    public static Mentions ofEveryone() {
        return EVERYONE;
    }

    /**
     * Some people, each once. Refuses null, also as one of them, with {@code ARGUMENT_MISSING}, and more than {@value #MAX_PEOPLE}
     * with {@code ARGUMENT_OUT_OF_RANGE}.
     */
    public static Mentions of(@Nullable Collection<UserId> people) {
        if (people == null || people.stream().anyMatch(Objects::isNull)) {
            throw new InvalidInputException(ErrorCode.ARGUMENT_MISSING, "people is null, or one of them");
        }
        Set<UserId> each = new LinkedHashSet<>(people);
        if (each.size() > MAX_PEOPLE) {
            throw new InvalidInputException(
                    ErrorCode.ARGUMENT_OUT_OF_RANGE, "a message mentions at most " + MAX_PEOPLE + " people by name");
        }
        return each.isEmpty() ? NONE : new Mentions(Set.copyOf(each), false);
    }

    /** The people who are mentioned by name. */
    public Set<UserId> people() {
        return people;
    }

    /** Whether everyone is mentioned. */
    public boolean everyone() {
        return everyone;
    }

    /** Whether nobody is mentioned. */
    public boolean isEmpty() {
        return people.isEmpty() && !everyone;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Mentions that && everyone == that.everyone && people.equals(that.people);
    }

    @Override
    public int hashCode() {
        return Objects.hash(people, everyone);
    }

    @Override
    public String toString() {
        return everyone ? "Mentions[everyone]" : "Mentions[" + people.size() + " people]";
    }
}
