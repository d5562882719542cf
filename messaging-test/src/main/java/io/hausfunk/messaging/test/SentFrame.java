// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.test;

import java.util.UUID;

/** A frame that a node sent, whether or not it arrived. */
public final class SentFrame {
    private final UUID to;
    private final byte[] bytes;

    SentFrame(UUID to, byte[] bytes) {
        this.to = to;
        this.bytes = bytes.clone();
    }

    /** The node that it was sent to. */
    public UUID to() {
        return to;
    }

    /** A copy of the frame. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public String toString() {
        return "SentFrame[to=" + to + ", length=" + bytes.length + "]";
    }
}
