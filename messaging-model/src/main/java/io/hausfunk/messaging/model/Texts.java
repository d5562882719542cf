// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.model;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** The form that texts and identifiers have to have, in UTF-8 bytes. */
public final class Texts {
    /** The result for a text that has no UTF-8 form. */
    private static final int MALFORMED = -1;

    private Texts() {}

    /** Whether this is 1 to {@code maxBytes} UTF-8 bytes without control characters. */
    public static boolean isIdentifier(@Nullable String value, int maxBytes) {
        if (value == null || value.isEmpty() || value.length() > maxBytes) {
            return false;
        }
        int bytes = utf8Length(value);
        return bytes != MALFORMED && bytes <= maxBytes && value.chars().noneMatch(Character::isISOControl);
    }

    /** Whether a password is empty or nothing but blanks: an LDAP server would take it for "nobody", and let that in. */
    public static boolean isBlank(char[] password) {
        for (char c : password) {
            if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
                return false;
            }
        }
        return true;
    }

    /** Refuses a text that is missing, too long, malformed or holds U+0000, each with its own code. */
    public static void requireText(@Nullable String text, int maxBytes) {
        if (text == null || text.isEmpty()) {
            throw new InvalidInputException(ErrorCode.TEXT_MISSING, "a text has at least one character");
        }
        // Every char has at least one byte, so an absurd text is refused without a walk through it.
        int bytes = text.length() > maxBytes ? Integer.MAX_VALUE : utf8Length(text);
        if (bytes > maxBytes) {
            throw new InvalidInputException(ErrorCode.TEXT_TOO_LONG, "a text has at most " + maxBytes + " UTF-8 bytes");
        }
        if (bytes == MALFORMED) {
            throw new InvalidInputException(ErrorCode.TEXT_MALFORMED, "a text holds half of a surrogate pair");
        }
        if (text.indexOf('\0') >= 0) {
            throw new InvalidInputException(ErrorCode.TEXT_CONTAINS_NUL, "a text holds the character U+0000");
        }
    }

    private static int utf8Length(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes++;
            } else if (c < 0x800) {
                bytes += 2;
            } else if (!Character.isSurrogate(c)) {
                bytes += 3;
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                bytes += 4;
                i++;
            } else {
                return MALFORMED;
            }
        }
        return bytes;
    }
}
