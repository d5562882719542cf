// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The author gave the conversation another title. */
public final class ConversationRenamed implements Content {
    private final String title;

    private ConversationRenamed(String title) {
        this.title = Objects.requireNonNull(title, "title");
    }

    /** The new title. */
    public static ConversationRenamed of(String title) {
        return new ConversationRenamed(title);
    }

    /** What it is called from now on. */
    public String title() {
        return title;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConversationRenamed that && title.equals(that.title);
    }

    @Override
    public int hashCode() {
        return title.hashCode();
    }

    @Override
    public String toString() {
        return "ConversationRenamed[hidden]";
    }
}
