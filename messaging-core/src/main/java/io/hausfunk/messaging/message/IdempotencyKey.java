// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.message;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.model.Texts;
import java.util.UUID;

/**
 * What makes a retry harmless, chosen by the sender. Sending again under the same key returns the first answer if the content is the
 * same, and a conflict if not, for as long as the message exists. Keys of different senders never meet. Stores see only
 * a keyed hash; {@code toString} hides it.
 *
 * @param value 1 to 128 UTF-8 bytes without control characters
 */
public record IdempotencyKey(String value) {
    /** The longest key, in UTF-8 bytes. */
    public static final int MAX_BYTES = 128;

    /** Refuses anything else with {@link InvalidInputException}, {@code IDENTIFIER_INVALID}. */
    public IdempotencyKey {
        if (!Texts.isIdentifier(value, MAX_BYTES)) {
            throw new InvalidInputException(
                    ErrorCode.IDENTIFIER_INVALID,
                    "an idempotency key has 1 to 128 UTF-8 bytes and no control characters");
        }
    }

    /** A key of the host's choice, such as the id of the row that the message reports. */
    public static IdempotencyKey of(String value) {
        return new IdempotencyKey(value);
    }

    /** A random key that nobody else has. */
    public static IdempotencyKey random() {
        return new IdempotencyKey(UUID.randomUUID().toString());
    }

    @Override
    public String toString() {
        return "MessageName[hidden]";
    }
}
