// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The author votes in a poll, changes their vote, or takes it back. The author of a secret ballot is shown to nobody else. */
public final class PollVoted implements Content {
    /** How often a person may change a vote. */
    public static final int MAX_CHANGES = 50;

    private final long target;
    private final Set<Integer> options;
    private final SortedMap<Long, Set<Integer>> earlier;

    private PollVoted(long target, Set<Integer> options, Map<Long, Set<Integer>> earlier) {
        this.target = target;
        this.options = Set.copyOf(options);
        TreeMap<Long, Set<Integer>> copy = new TreeMap<>();
        earlier.forEach((number, chosen) -> copy.put(number, Set.copyOf(chosen)));
        this.earlier = Collections.unmodifiableSortedMap(copy);
    }

    /**
     * Votes in the poll of this number.
     *
     * @param options what the person chooses now, from 0; empty to take the vote back
     * @param earlier what the person chose there before, by the number of the entry
     */
    public static PollVoted of(long target, Set<Integer> options, Map<Long, Set<Integer>> earlier) {
        return new PollVoted(target, options, earlier);
    }

    /** The number of the poll. */
    public long target() {
        return target;
    }

    /** What the person chooses now: places in {@link PollContent#options}, from 0. Empty if the vote is taken back. */
    public Set<Integer> options() {
        return options;
    }

    /** What the same person chose there before, by the number of the entry. What this entry says takes the place of all that. */
    public SortedMap<Long, Set<Integer>> earlier() {
        return earlier;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PollVoted that
                && target == that.target
                && options.equals(that.options)
                && earlier.equals(that.earlier);
    }

    @Override
    public int hashCode() {
        return Objects.hash(target, options, earlier);
    }

    @Override
    public String toString() {
        return "PollVoted[#" + target + "]";
    }
}
