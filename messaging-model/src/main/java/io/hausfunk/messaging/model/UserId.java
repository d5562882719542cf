// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.model;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;

/**
 * A person, as the host or its directory names them: an id that never changes, not a login name or e-mail address where
 * those can. Compared letter by letter; case and blanks count. Stores never see it; {@code toString} hides it.
 *
 * @param value 1 to 128 UTF-8 bytes without control characters
 */
public record UserId(String value) {
    /** The longest id, in UTF-8 bytes. */
    public static final int MAX_BYTES = 128;

    /** Refuses anything else with {@link InvalidInputException}, {@code IDENTIFIER_INVALID}. */
    public UserId {
        if (!Texts.isIdentifier(value, MAX_BYTES)) {
            throw new InvalidInputException(
                    ErrorCode.IDENTIFIER_INVALID, "a user id has 1 to 128 UTF-8 bytes and no control characters");
        }
    }

    /** Reads well: {@code direct(UserId.of("ben"))}. */
    public static UserId of(String value) {
        return new UserId(value);
    }

    @Override
    public String toString() {
        return "UserId[hidden]";
    }
}
