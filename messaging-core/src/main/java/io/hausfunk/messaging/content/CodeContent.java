// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A one-time code from the company's software waits for this person. The code is no part of it: {@link
 * io.hausfunk.messaging.conversation.Cards#showCode} shows it, once. The entry expires with the code. Immutable.
 */
public final class CodeContent implements Content {
    private final String from;
    private final String purpose;
    private final String title;

    private CodeContent(String from, String purpose, String title) {
        this.from = Objects.requireNonNull(from, "from");
        this.purpose = Objects.requireNonNull(purpose, "purpose");
        this.title = Objects.requireNonNull(title, "title");
    }

    /** A code; the engine makes it. */
    public static CodeContent of(String from, String purpose, String title) {
        return new CodeContent(from, purpose, title);
    }

    /** The name of the service account at that time. */
    public String from() {
        return from;
    }

    /** What it is for, for software. */
    public String purpose() {
        return purpose;
    }

    /** What it is for, for people. */
    public String title() {
        return title;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CodeContent that
                && from.equals(that.from)
                && purpose.equals(that.purpose)
                && title.equals(that.title);
    }

    @Override
    public int hashCode() {
        return Objects.hash(from, purpose, title);
    }

    @Override
    public String toString() {
        return "CodeContent";
    }
}
