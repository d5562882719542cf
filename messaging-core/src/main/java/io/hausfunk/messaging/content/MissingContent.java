// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.content;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The store does not hold the entries with these numbers any more, though it held them: somebody deleted rows. One of these stands
 * for a whole run of numbers; its entry has no author, and the number at that end of the run to which the reader was going.
 */
public final class MissingContent implements Content {
    private final long first;
    private final long last;

    private MissingContent(long first, long last) {
        this.first = first;
        this.last = last;
    }

    /** These numbers are missing. */
    public static MissingContent of(long first, long last) {
        return new MissingContent(first, last);
    }

    /** The first missing number. */
    public long first() {
        return first;
    }

    /** The last missing number of the run. */
    public long last() {
        return last;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MissingContent that && first == that.first && last == that.last;
    }

    @Override
    public int hashCode() {
        return Objects.hash(first, last);
    }

    @Override
    public String toString() {
        return "MissingContent[" + first + " to " + last + "]";
    }
}
