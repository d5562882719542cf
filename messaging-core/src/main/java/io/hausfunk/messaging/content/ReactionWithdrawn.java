// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The author takes back a reaction of theirs. */
public final class ReactionWithdrawn implements Content {
    private final long target;
    private final String reaction;
    private final List<Long> earlier;

    private ReactionWithdrawn(long target, String reaction, List<Long> earlier) {
        this.target = target;
        this.reaction = Objects.requireNonNull(reaction, "reaction");
        this.earlier = List.copyOf(earlier);
        if (earlier.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to take back");
        }
    }

    /**
     * Takes back a reaction to the message of this number.
     *
     * @param earlier as of {@link #earlier}; not empty
     */
    public static ReactionWithdrawn of(long target, String reaction, List<Long> earlier) {
        return new ReactionWithdrawn(target, reaction, earlier);
    }

    /** The number of the message. */
    public long target() {
        return target;
    }

    /** The reaction. */
    public String reaction() {
        return reaction;
    }

    /** The number of the entry that added it. */
    public long added() {
        return earlier.get(earlier.size() - 1);
    }

    /**
     * The numbers of the entries in which the same person reacted so and took it back before, ascending and by turns; the last one is the
     * reaction that is taken back.
     */
    public List<Long> earlier() {
        return earlier;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ReactionWithdrawn that
                && target == that.target
                && reaction.equals(that.reaction)
                && earlier.equals(that.earlier);
    }

    @Override
    public int hashCode() {
        return Objects.hash(target, reaction, earlier);
    }

    @Override
    public String toString() {
        return "ReactionWithdrawn[#" + target + "]";
    }
}
