// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The author took back a message of theirs: its content is gone. */
public final class MessageRetracted implements Content {
    private final long target;

    private MessageRetracted(long target) {
        this.target = target;
    }

    /** The message of this number is taken back. */
    public static MessageRetracted of(long target) {
        return new MessageRetracted(target);
    }

    /** The number of the message. */
    public long target() {
        return target;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MessageRetracted that && target == that.target;
    }

    @Override
    public int hashCode() {
        return Objects.hash(target);
    }

    @Override
    public String toString() {
        return "MessageRetracted[#" + target + "]";
    }
}
