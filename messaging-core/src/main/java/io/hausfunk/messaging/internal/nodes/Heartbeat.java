// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.nodes;

import org.jspecify.annotations.Nullable;

/**
 * The content of a heartbeat.
 *
 * @param hearsYou whether the sender heard the recipient lately
 * @param leaves whether the sender is about to leave
 */
record Heartbeat(boolean hearsYou, boolean leaves) {
    private static final byte VERSION = 1;
    private static final int HEARS_YOU = 1;
    private static final int LEAVES = 2;

    /** Null if the body is too short for a heartbeat. A newer node may append to it. */
    static @Nullable Heartbeat of(byte[] body) {
        return body.length < 2 ? null : new Heartbeat((body[1] & HEARS_YOU) != 0, (body[1] & LEAVES) != 0);
    }

    byte[] toBytes() {
        return new byte[] {VERSION, (byte) ((leaves ? LEAVES : 0) | (hearsYou ? HEARS_YOU : 0))};
    }
}
