// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import java.util.Collection;
import java.util.List;

/** Checks of arguments that the contract asks of every store. */
final class Arguments {
    static final int MOST = 1000;

    private Arguments() {}

    /** A copy of a list that has from {@code least} to 1000 elements, none of them null. */
    static <T> List<T> list(Collection<T> list, int least, String what) {
        List<T> copy = List.copyOf(list);
        if (copy.size() < least || copy.size() > MOST) {
            throw new IllegalArgumentException(what + ": " + least + " to " + MOST + " at once, not " + copy.size());
        }
        return copy;
    }

    /** A limit from 1 to 1000. */
    static int limit(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("a limit is 1 to " + MOST + ", not " + limit);
        }
        return limit;
    }
}
