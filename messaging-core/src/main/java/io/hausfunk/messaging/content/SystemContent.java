// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

import io.hausfunk.messaging.model.Texts;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the host's software reports, such as "Order 4711 was released": shown as a notice rather than as speech. It has an author like every
 * message, the person in whose session it was sent, so a host decides whose sessions may send one, and passes none on that a page brings. Immutable.
 */
public final class SystemContent implements Content {
    /** The longest code, in UTF-8 bytes. */
    public static final int MAX_CODE_BYTES = 64;

    private final TextContent text;
    private final @Nullable String code;

    private SystemContent(TextContent text, @Nullable String code) {
        this.text = text;
        this.code = code;
    }

    /** A notice without a code; refused as by {@link TextContent#of}. */
    public static SystemContent of(String text) {
        return new SystemContent(TextContent.of(text), null);
    }

    /**
     * The same with a code by which software tells what happened, such as {@code order.released}: 1 to {@value #MAX_CODE_BYTES} UTF-8 bytes.
     * Refuses others as texts are refused.
     */
    public SystemContent code(String newCode) {
        Texts.requireText(newCode, MAX_CODE_BYTES);
        return new SystemContent(text, newCode);
    }

    /** The words, for whoever does not know the code. */
    public String text() {
        return text.text();
    }

    /** What happened, for software. */
    public Optional<String> code() {
        return Optional.ofNullable(code);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SystemContent that && text.equals(that.text) && Objects.equals(code, that.code);
    }

    @Override
    public int hashCode() {
        return Objects.hash(text, code);
    }

    /** Shows the length only. */
    @Override
    public String toString() {
        return "SystemContent[" + text.text().length() + " characters]";
    }
}
