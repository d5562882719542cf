// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.model.Texts;
import java.util.Objects;
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
        if (text == null || text.isEmpty() || text.length() > MAX_BYTES || !isPlain(text)) {
            Texts.requireText(text, MAX_BYTES);
        }
        return Objects.requireNonNull(text);
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
