// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The author gave a message of theirs another content. The entry also says what the message answers and whom it mentions now. */
public final class MessageEdited implements Content {
    private final long target;
    private final Content content;

    private MessageEdited(long target, Content content) {
        this.target = target;
        this.content = Objects.requireNonNull(content, "content");
    }

    /** The message of this number says this. */
    public static MessageEdited of(long target, Content content) {
        return new MessageEdited(target, content);
    }

    /** The number of the message. */
    public long target() {
        return target;
    }

    /** What the message says from now on. */
    public Content content() {
        return content;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MessageEdited that && target == that.target && content.equals(that.content);
    }

    @Override
    public int hashCode() {
        return Objects.hash(target, content);
    }

    @Override
    public String toString() {
        return "MessageEdited[#" + target + "]";
    }
}
