// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The author pinned a message. */
public final class MessagePinned implements Content {
    private final long target;

    private MessagePinned(long target) {
        this.target = target;
    }

    /** The message of this number is pinned. */
    public static MessagePinned of(long target) {
        return new MessagePinned(target);
    }

    /** The number of the message. */
    public long target() {
        return target;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MessagePinned that && target == that.target;
    }

    @Override
    public int hashCode() {
        return Objects.hash(target);
    }

    @Override
    public String toString() {
        return "MessagePinned[#" + target + "]";
    }
}
