// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.message;

import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * How far one device of one person has come in all conversations together. A device keeps the latest one as a text and
 * gives it back to {@link Session#sync}. It holds no secret, only ids and numbers (about 32 characters a conversation),
 * and allows nothing by itself.
 *
 * @param value opaque; for other people and tenants it is refused
 */
public record Cursor(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{0,1000000}");
    private static final Cursor BEGINNING = new Cursor("");

    /** Refuses what cannot be a cursor with {@link InvalidInputException}, {@code CURSOR_INVALID}. */
    public Cursor {
        Objects.requireNonNull(value, "value");
        if (!FORM.matcher(value).matches()) {
            throw new InvalidInputException(ErrorCode.CURSOR_INVALID, "not a cursor");
        }
    }

    /** The cursor of a device that has nothing yet. */
    public static Cursor beginning() {
        return BEGINNING;
    }

    /** Shows the length only. */
    @Override
    public String toString() {
        return "Cursor[" + value.length() + " characters]";
    }
}
