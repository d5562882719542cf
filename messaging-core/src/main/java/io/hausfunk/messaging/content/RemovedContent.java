// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The content was removed for good; number, author and time stay. What does not open is {@link UnreadableContent}. */
public final class RemovedContent implements Content {
    private final Removal removal;

    private RemovedContent(Removal removal) {
        this.removal = Objects.requireNonNull(removal, "removal");
    }

    /** Content that was removed like this. */
    public static RemovedContent of(Removal removal) {
        return new RemovedContent(removal);
    }

    /** How it was removed. */
    public Removal removal() {
        return removal;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RemovedContent that && removal == that.removal;
    }

    @Override
    public int hashCode() {
        return removal.hashCode();
    }

    @Override
    public String toString() {
        return "RemovedContent[" + removal + "]";
    }

    /** How content was removed. Later versions may add some. */
    public enum Removal {
        /** Its author took it back. */
        RETRACTED,
        /** A moderator removed it. */
        REDACTED,
        /** Its time was over. */
        EXPIRED,
        /** A later entry took its place: an edited message, or a reaction that was withdrawn. */
        REPLACED
    }
}
