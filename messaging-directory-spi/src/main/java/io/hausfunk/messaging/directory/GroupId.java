// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.directory;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.model.Texts;

/**
 * A group of a directory: an id that stays when the group is renamed or moved. Compared letter by letter.
 *
 * @param value 1 to 128 UTF-8 bytes without control characters
 */
public record GroupId(String value) {
    private static final int MAX_BYTES = 128;

    /** Refuses anything else with {@link InvalidInputException}, {@code IDENTIFIER_INVALID}. */
    public GroupId {
        if (!Texts.isIdentifier(value, MAX_BYTES)) {
            throw new InvalidInputException(
                    ErrorCode.IDENTIFIER_INVALID, "a group id has 1 to 128 UTF-8 bytes and no control characters");
        }
    }

    /** Reads well. */
    public static GroupId of(String value) {
        return new GroupId(value);
    }
}
