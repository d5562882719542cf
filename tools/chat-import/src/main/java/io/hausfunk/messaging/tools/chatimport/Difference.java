// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import java.util.Comparator;
import java.util.OptionalLong;

/**
 * Something in the store that is not as in the file. Names the place, never what is said there.
 *
 * @param chat which conversation
 * @param n which line; none for what the file does not say
 * @param what in what respect
 */
record Difference(String chat, OptionalLong n, What what) implements Comparable<Difference> {
    private static final Comparator<Difference> BY_PLACE = Comparator.comparing(Difference::chat)
            .thenComparing(difference -> difference.n().orElse(Long.MAX_VALUE))
            .thenComparing(Difference::what);

    /** In what respect something differs. */
    enum What {
        MISSING,
        KIND,
        AUTHOR,
        TEXT,
        REPLY,
        THREAD,
        EDIT,
        REACTION,
        PIN,
        FILE,
        ORDER,
        UNEXPECTED
    }

    @Override
    public int compareTo(Difference other) {
        return BY_PLACE.compare(this, other);
    }

    /** Reads as a line for people. */
    String line() {
        String place = n.isPresent() ? "n " + n.getAsLong() : "between the lines";
        return "conversation " + chat + ", " + place + ": " + what;
    }
}
