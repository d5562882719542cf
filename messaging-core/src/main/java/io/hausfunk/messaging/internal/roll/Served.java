// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.roll;

import org.jspecify.annotations.Nullable;

/**
 * What a node does for somebody.
 *
 * @param listening whether somebody of theirs listens there
 * @param here how they are there, or null
 */
public record Served(boolean listening, @Nullable Here here) {
    /** Nothing: such a person is not in the roll, or not any more. */
    public static final Served NOTHING = new Served(false, null);

    /** Whether it is nothing. */
    public boolean nothing() {
        return !listening && here == null;
    }
}
