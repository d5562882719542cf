// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.place;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Follows what a PostgreSQL server says, message by message, and finds the answer to a COMMIT. Messages are a letter, a
 * length of four bytes that counts itself, and a body; before the first of them there may be nothing else, as no encryption
 * is asked for.
 */
final class ServerMessages {
    private static final int HEADER = 5;
    private static final byte[] COMMITTED = "COMMIT\0".getBytes(StandardCharsets.US_ASCII);

    private final ByteBuffer head = ByteBuffer.allocate(HEADER + COMMITTED.length);
    private int bodyLeft;

    /** Where in these bytes the answer to a COMMIT ends, or -1. Must see all bytes, in their order. */
    int commitEnds(byte[] bytes, int length) {
        int found = -1;
        int at = 0;
        while (at < length) {
            if (head.position() < HEADER) {
                head.put(bytes[at++]);
                if (head.position() == HEADER) {
                    bodyLeft = head.getInt(1) - 4;
                }
            }
            if (head.position() >= HEADER) {
                int some = Math.min(bodyLeft, length - at);
                int kept = Math.min(some, head.remaining());
                head.put(bytes, at, kept);
                at += some;
                bodyLeft -= some;
                if (bodyLeft == 0) {
                    found = isCommit() ? at : found;
                    head.clear();
                }
            }
        }
        return found;
    }

    private boolean isCommit() {
        byte[] message = head.array();
        return message[0] == 'C'
                && head.position() == HEADER + COMMITTED.length
                && head.getInt(1) == 4 + COMMITTED.length
                && Arrays.equals(message, HEADER, HEADER + COMMITTED.length, COMMITTED, 0, COMMITTED.length);
    }
}
