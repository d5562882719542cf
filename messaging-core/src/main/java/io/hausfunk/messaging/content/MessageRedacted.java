// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A moderator removed the content of a message. */
public final class MessageRedacted implements Content {
    private final long target;
    private final String reason;

    private MessageRedacted(long target, String reason) {
        this.target = target;
        this.reason = Objects.requireNonNull(reason, "reason");
    }

    /** The message of this number is removed for a reason. */
    public static MessageRedacted of(long target, String reason) {
        return new MessageRedacted(target, reason);
    }

    /** The number of the message. */
    public long target() {
        return target;
    }

    /** Why, in the moderator's words. */
    public String reason() {
        return reason;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MessageRedacted that && target == that.target && reason.equals(that.reason);
    }

    @Override
    public int hashCode() {
        return Objects.hash(target, reason);
    }

    @Override
    public String toString() {
        return "MessageRedacted[#" + target + "]";
    }
}
