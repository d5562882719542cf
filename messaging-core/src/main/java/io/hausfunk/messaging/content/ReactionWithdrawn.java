// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The author takes back a reaction of theirs. */
public final class ReactionWithdrawn implements Content {
    private final long target;
    private final String reaction;
    private final long added;

    private ReactionWithdrawn(long target, String reaction, long added) {
        this.target = target;
        this.reaction = Objects.requireNonNull(reaction, "reaction");
        this.added = added;
    }

    /** Takes back the reaction that was added by an entry. */
    public static ReactionWithdrawn of(long target, String reaction, long added) {
        return new ReactionWithdrawn(target, reaction, added);
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
        return added;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ReactionWithdrawn that
                && target == that.target
                && reaction.equals(that.reaction)
                && added == that.added;
    }

    @Override
    public int hashCode() {
        return Objects.hash(target, reaction, added);
    }

    @Override
    public String toString() {
        return "ReactionWithdrawn[#" + target + "]";
    }
}
