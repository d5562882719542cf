// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.message;

import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * How far one device of one person has come in all conversations together. A device keeps the latest one as a text and
 * gives it back to {@link Session#sync}. It has at most 512 characters, however many conversations there are: what does not fit
 * lies in the store, sealed. It holds no secret, only ids and numbers, and allows nothing by itself.
 *
 * <p>A cursor means the same as often as it is used, until a device comes back with a later one of its own that is older than a
 * day, or until it was not used for 90 days: then it is {@code CURSOR_EXPIRED}, and the device starts from the beginning.
 *
 * @param value opaque; for other people and tenants it is refused
 */
public record Cursor(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{0,512}");
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
