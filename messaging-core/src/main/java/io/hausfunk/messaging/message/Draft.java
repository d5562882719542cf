// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.message;

import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.TextContent;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A message that is not sent yet: immutable. Keep it until it is acknowledged: sending the same draft again is the harmless retry. Two drafts
 * of the same name are the same message if type, version, content and reply are the same.
 */
public final class Draft {
    private final MessageName name;
    private final Content content;
    private final OptionalLong replyTo;

    private Draft(MessageName name, Content content, OptionalLong replyTo) {
        this.name = name;
        this.content = content;
        this.replyTo = replyTo;
    }

    /** A text under a fresh name; refused as by {@link TextContent#of}. */
    public static Draft text(String text) {
        return of(TextContent.of(text));
    }

    /** A text, or content of a registered type, under a fresh name. Changing the object afterwards changes what the next send says. */
    public static Draft of(Content content) {
        if (content == null) {
            throw new InvalidInputException(ErrorCode.ARGUMENT_MISSING, "content is null");
        }
        return new Draft(MessageName.random(), content, OptionalLong.empty());
    }

    /** The same message under a name of the host's choice. */
    public Draft named(String newName) {
        return new Draft(MessageName.of(newName), content, replyTo);
    }

    /**
     * The same message as an answer to an earlier entry of the conversation. Refuses a number below 1 with {@code
     * REPLY_TARGET_MISSING}.
     */
    public Draft replyingTo(long sequence) {
        if (sequence < 1) {
            throw new InvalidInputException(ErrorCode.REPLY_TARGET_MISSING, "entries are numbered from 1");
        }
        return new Draft(name, content, OptionalLong.of(sequence));
    }

    /** The sender's name for it. */
    public MessageName name() {
        return name;
    }

    /** What it says. */
    public Content content() {
        return content;
    }

    /** The number of the entry that it answers. */
    public OptionalLong replyTo() {
        return replyTo;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Draft that
                && name.equals(that.name)
                && content.equals(that.content)
                && replyTo.equals(that.replyTo);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, content, replyTo);
    }

    /** Shows the type only. */
    @Override
    public String toString() {
        return "Draft[" + content.getClass().getSimpleName() + "]";
    }
}
