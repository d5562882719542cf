// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

import org.jspecify.annotations.Nullable;

/** The entry exists, but does not open: its keys were deleted, or its row was tampered with. What opens and is not known here is {@link UnknownContent}. */
public final class UnreadableContent implements Content {
    private UnreadableContent() {}

    /** The one that there is. */
    public static UnreadableContent of() {
        return new UnreadableContent();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UnreadableContent;
    }

    @Override
    public int hashCode() {
        return UnreadableContent.class.hashCode();
    }

    @Override
    public String toString() {
        return "UnreadableContent";
    }
}
