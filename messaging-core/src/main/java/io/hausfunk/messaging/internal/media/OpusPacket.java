// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.media;

import java.io.IOException;

/** What the first bytes of an Opus packet say (RFC 6716, 3.1). */
final class OpusPacket {
    /** Samples a second. */
    static final int RATE = 48_000;

    private static final int[] SILK = {480, 960, 1920, 2880};
    private static final int[] HYBRID = {480, 960};
    private static final int[] CELT = {120, 240, 480, 960};
    private static final int LONGEST = 5760;

    private OpusPacket() {}

    /** How many samples it holds. */
    static int samples(ForeignBytes in, long position, long length) throws IOException {
        if (length < 1) {
            return 0;
        }
        int first = in.at(position);
        int config = first >> 3;
        int frame = config < 12 ? SILK[config & 3] : config < 16 ? HYBRID[config & 1] : CELT[config & 3];
        int frames = switch (first & 3) {
            case 0 -> 1;
            case 1, 2 -> 2;
            default -> length < 2 ? 0 : in.at(position + 1) & 0x3F;
        };
        return Math.min(frame * frames, LONGEST);
    }
}
