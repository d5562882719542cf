// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.served;

import org.jspecify.annotations.Nullable;

/**
 * What a node does for somebody.
 *
 * @param listening whether a listener of theirs is there
 * @param presence how they are present there, or null
 */
public record ServedState(boolean listening, @Nullable NodePresence presence) {
    /** Nothing: the node does not serve this person, or not any more. */
    public static final ServedState NOTHING = new ServedState(false, null);

    /** Whether what is sent to them arrives somewhere now. */
    boolean reached() {
        return listening || (presence != null && presence.connected());
    }

    /** Whether it is nothing. */
    public boolean nothing() {
        return !listening && presence == null;
    }
}
