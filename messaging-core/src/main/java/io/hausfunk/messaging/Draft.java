// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.model.Texts;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * A message that is not sent yet. Keep it until it is acknowledged: sending the same draft again is the harmless retry.
 *
 * @param name the sender's name for it
 * @param text 1 byte to 16 KiB in UTF-8, without U+0000 and halves of surrogate pairs
 * @param replyTo the number of the entry that it answers, in the same conversation
 */
public record Draft(MessageName name, String text, OptionalLong replyTo) {
    /** The longest text, in UTF-8 bytes. */
    public static final int MAX_TEXT_BYTES = 16 * 1024;

    /**
     * Refuses a bad text with {@link InvalidInputException}: {@code TEXT_MISSING}, {@code TEXT_TOO_LONG}, {@code
     * TEXT_MALFORMED}, {@code TEXT_CONTAINS_NUL}; a reply to a number below 1 with {@code REPLY_TARGET_MISSING}.
     */
    public Draft {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(replyTo, "replyTo");
        Texts.requireText(text, MAX_TEXT_BYTES);
        if (replyTo.isPresent() && replyTo.getAsLong() < 1) {
            throw new InvalidInputException(ErrorCode.REPLY_TARGET_MISSING, "entries are numbered from 1");
        }
    }

    /** A text under a fresh name. */
    public static Draft text(String text) {
        return new Draft(MessageName.random(), text, OptionalLong.empty());
    }

    /** The same message under a name of the host's choice. */
    public Draft named(String name) {
        return new Draft(MessageName.of(name), text, replyTo);
    }

    /** The same message as an answer to an earlier entry. */
    public Draft replyingTo(long sequence) {
        return new Draft(name, text, OptionalLong.of(sequence));
    }

    /** Shows the length of the text only. */
    @Override
    public String toString() {
        return "Draft[" + text.length() + " characters]";
    }
}
