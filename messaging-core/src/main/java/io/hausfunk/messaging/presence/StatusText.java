// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.presence;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.model.Texts;
import java.time.Instant;

/**
 * A few words beside somebody's presence, until they end by themselves. Never stored. {@code toString} hides them.
 *
 * @param text 1 to 200 UTF-8 bytes without control characters
 * @param until when they end; at most 30 days ahead when they are chosen. What has ended is shown to nobody
 */
public record StatusText(String text, Instant until) {
    /** The longest text, in UTF-8 bytes. */
    public static final int MAX_BYTES = 200;

    /**
     * Refuses a bad text with {@link InvalidInputException}: {@code TEXT_MISSING}, {@code TEXT_TOO_LONG}, {@code
     * TEXT_MALFORMED}, or {@code IDENTIFIER_INVALID} for control characters.
     */
    public StatusText {
        if (until == null) {
            throw new InvalidInputException(ErrorCode.ARGUMENT_MISSING, "until is null");
        }
        Texts.requireText(text, MAX_BYTES);
        if (!Texts.isIdentifier(text, MAX_BYTES)) {
            throw new InvalidInputException(ErrorCode.IDENTIFIER_INVALID, "a status text has no control characters");
        }
    }

    @Override
    public String toString() {
        return "StatusText[hidden]";
    }
}
