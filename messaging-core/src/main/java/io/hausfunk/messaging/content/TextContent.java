// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.model.Texts;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message in words: plain, or in a small subset of Markdown. The library keeps the source and renders nothing. Whoever shows Markdown shows
 * {@code *emphasis*}, {@code **strong**}, {@code ~~struck~~}, {@code `code`}, blocks of code between lines of three backticks, links as
 * {@code [text](https://...)}, lists with {@code - } or {@code 1. }, and quotes with {@code > }; everything else, HTML and pictures among it, is
 * shown as the characters that it is.
 */
public final class TextContent implements Content {
    /** The longest text, in UTF-8 bytes. */
    public static final int MAX_BYTES = 16 * 1024;

    private final String text;
    private final boolean markdown;

    private TextContent(String text, boolean markdown) {
        this.text = text;
        this.markdown = markdown;
    }

    /**
     * A text of 1 byte to 16 KiB in UTF-8, without U+0000 and halves of surrogate pairs. Refuses others with
     * {@link InvalidInputException}: {@code TEXT_MISSING}, {@code TEXT_TOO_LONG}, {@code TEXT_MALFORMED}, {@code TEXT_CONTAINS_NUL}.
     */
    public static TextContent of(String text) {
        return new TextContent(checked(text), false);
    }

    /** The same for a text in Markdown. Any text is Markdown: what is not of the subset stands for itself. */
    public static TextContent markdown(String text) {
        return new TextContent(checked(text), true);
    }

    /** Whether the words are Markdown. */
    public boolean isMarkdown() {
        return markdown;
    }

    /** The words, as they were written. */
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
        return other instanceof TextContent that && text.equals(that.text) && markdown == that.markdown;
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
