// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.message;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.model.Texts;
import java.util.UUID;

/**
 * The sender's own name for a message. Sending again under the same name returns the first answer if the content is the
 * same, and a conflict if not, for as long as the message exists. Names of different senders never meet. Stores see only
 * a keyed hash; {@code toString} hides it.
 *
 * @param value 1 to 128 UTF-8 bytes without control characters
 */
public record MessageName(String value) {
    /** The longest name, in UTF-8 bytes. */
    public static final int MAX_BYTES = 128;

    /** Refuses anything else with {@link InvalidInputException}, {@code IDENTIFIER_INVALID}. */
    public MessageName {
        if (!Texts.isIdentifier(value, MAX_BYTES)) {
            throw new InvalidInputException(
                    ErrorCode.IDENTIFIER_INVALID, "a message name has 1 to 128 UTF-8 bytes and no control characters");
        }
    }

    /** A name of the host's choice, such as the id of the row that the message reports. */
    public static MessageName of(String value) {
        return new MessageName(value);
    }

    /** A fresh name that nobody else has. */
    public static MessageName random() {
        return new MessageName(UUID.randomUUID().toString());
    }

    @Override
    public String toString() {
        return "MessageName[hidden]";
    }
}
