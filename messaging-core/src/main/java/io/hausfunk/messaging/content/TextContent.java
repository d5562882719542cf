// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** A message in words. */
public final class TextContent implements Content {
    /** The longest text, in UTF-8 bytes. */
    public static final int MAX_BYTES = 16 * 1024;

    private final String text;

    private TextContent(String text) {
        this.text = text;
    }

    /**
     * A text of 1 byte to 16 KiB in UTF-8, without U+0000 and halves of surrogate pairs. Refuses others with
     * {@link InvalidInputException}: {@code TEXT_MISSING}, {@code TEXT_TOO_LONG}, {@code TEXT_MALFORMED}, {@code TEXT_CONTAINS_NUL}.
     */
    public static TextContent of(String text) {
        return new TextContent(checked(text));
    }

    /** The words. */
    public String text() {
        return text;
    }

    private static String checked(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            throw new InvalidInputException(ErrorCode.TEXT_MISSING, "a text has at least one character");
        }
        if (text.length() <= MAX_BYTES && isPlain(text)) {
            return text;
        }
        int bytes = 0;
        boolean malformed = false;
        boolean nul = false;
        // Every char has at least one byte, so the walk through an absurd text ends early.
        for (int i = 0; i < text.length() && bytes <= MAX_BYTES; ) {
            int letter = text.codePointAt(i);
            bytes += letter < 0x80 ? 1 : letter < 0x800 ? 2 : letter < 0x10000 ? 3 : 4;
            malformed |= letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE;
            nul |= letter == 0;
            i += Character.charCount(letter);
        }
        if (bytes > MAX_BYTES) {
            throw new InvalidInputException(
                    ErrorCode.TEXT_TOO_LONG, "a text has at most " + MAX_BYTES + " UTF-8 bytes");
        }
        if (malformed) {
            throw new InvalidInputException(ErrorCode.TEXT_MALFORMED, "a text holds half of a surrogate pair");
        }
        if (nul) {
            throw new InvalidInputException(ErrorCode.TEXT_CONTAINS_NUL, "a text holds the character U+0000");
        }
        return text;
    }

    /** Whether it is ASCII without U+0000, as most texts nearly are: by operations that the JVM does many letters at a time. */
    private static boolean isPlain(String text) {
        return text.indexOf('\0') < 0 && new String(text.getBytes(US_ASCII), US_ASCII).equals(text);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TextContent that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Shows the length only. */
    @Override
    public String toString() {
        return "TextContent[" + text.length() + " characters]";
    }
}
