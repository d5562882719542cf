// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.announcement;

import io.hausfunk.messaging.content.TextContent;
import io.hausfunk.messaging.model.Texts;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an announcement says in one language. Immutable; {@code toString} shows lengths only. */
public final class AnnouncementText {
    /** The longest title, in UTF-8 bytes. */
    public static final int MAX_TITLE_BYTES = 512;

    /** The longest body, in UTF-8 bytes. */
    public static final int MAX_BODY_BYTES = TextContent.MAX_BYTES;

    private final String title;
    private final String body;

    private AnnouncementText(String title, String body) {
        Texts.requireText(title, MAX_TITLE_BYTES);
        Texts.requireText(body, MAX_BODY_BYTES);
        this.title = title;
        this.body = body;
    }

    /** A title of up to {@value #MAX_TITLE_BYTES} and a body of up to 16,384 UTF-8 bytes, neither empty; others are refused as texts are. */
    public static AnnouncementText of(String title, String body) {
        return new AnnouncementText(title, body);
    }

    /** What it is called. */
    public String title() {
        return title;
    }

    /** What it says, in the small subset of Markdown that {@link TextContent} names. Never HTML. */
    public String body() {
        return body;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AnnouncementText that && title.equals(that.title) && body.equals(that.body);
    }

    @Override
    public int hashCode() {
        return Objects.hash(title, body);
    }

    @Override
    public String toString() {
        return "AnnouncementText[" + title.length() + " and " + body.length() + " characters]";
    }
}
