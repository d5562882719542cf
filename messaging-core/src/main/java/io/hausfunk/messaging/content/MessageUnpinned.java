// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The author unpinned a message. */
public final class MessageUnpinned implements Content {
    private final long target;

    private MessageUnpinned(long target) {
        this.target = target;
    }

    /** The message of this number is not pinned any more. */
    public static MessageUnpinned of(long target) {
        return new MessageUnpinned(target);
    }

    /** The number of the message. */
    public long target() {
        return target;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MessageUnpinned that && target == that.target;
    }

    @Override
    public int hashCode() {
        return Objects.hash(target);
    }

    @Override
    public String toString() {
        return "MessageUnpinned[#" + target + "]";
    }
}
