// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.conversation;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of an overview ended. It holds no secret and allows nothing by itself.
 *
 * @param value opaque, 1 to 64 characters
 */
public record OverviewPosition(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f.-]{1,64}");

    /** Refuses null, and what cannot be a position, with {@link InvalidInputException}, {@code CURSOR_INVALID}. */
    public OverviewPosition {
        if (!wellFormed(value)) {
            throw new InvalidInputException(ErrorCode.CURSOR_INVALID, "not a position in an overview");
        }
    }

    private static boolean wellFormed(@Nullable String value) {
        return value != null && FORM.matcher(value).matches();
    }
}
