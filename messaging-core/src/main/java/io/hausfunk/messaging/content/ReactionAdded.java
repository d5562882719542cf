// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The author reacts to a message. */
public final class ReactionAdded implements Content {
    private final long target;
    private final String reaction;

    private ReactionAdded(long target, String reaction) {
        this.target = target;
        this.reaction = Objects.requireNonNull(reaction, "reaction");
    }

    /** Reacts to the message of this number. */
    public static ReactionAdded of(long target, String reaction) {
        return new ReactionAdded(target, reaction);
    }

    /** The number of the message. */
    public long target() {
        return target;
    }

    /** The reaction, such as an emoji. */
    public String reaction() {
        return reaction;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ReactionAdded that && target == that.target && reaction.equals(that.reaction);
    }

    @Override
    public int hashCode() {
        return Objects.hash(target, reaction);
    }

    @Override
    public String toString() {
        return "ReactionAdded[#" + target + "]";
    }
}
