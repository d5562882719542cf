// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The author closes a poll of theirs: it takes no more votes. */
public final class PollClosed implements Content {
    private final long target;

    private PollClosed(long target) {
        this.target = target;
    }

    /** The poll of this number is closed. */
    public static PollClosed of(long target) {
        return new PollClosed(target);
    }

    /** The number of the poll. */
    public long target() {
        return target;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PollClosed that && target == that.target;
    }

    @Override
    public int hashCode() {
        return Objects.hash(target);
    }

    @Override
    public String toString() {
        return "PollClosed[#" + target + "]";
    }
}
