// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.media;

import static io.hausfunk.messaging.internal.media.ForeignBytes.require;

import java.io.IOException;

/** Ogg with Opus, whose packets are counted, or with Vorbis, whose last position counts. */
final class OggFile {
    private static final int HEADER = 27;
    private static final int CONTINUED = 1;
    private static final int LAST = 4;

    private OggFile() {}

    static long millis(ForeignBytes in) throws IOException {
        long serial = in.little(14, 4);
        long body = (long) HEADER + in.at(26);
        boolean opus = in.is(body, "OpusHead");
        require(opus || in.is(body, "\u0001vorbis"), "neither Opus nor Vorbis");
        long rate = opus ? OpusPacket.RATE : in.little(body + 12, 4);
        long preSkip = opus ? in.little(body + 10, 2) : 0;
        require(rate >= 1, "no sampling rate");
        long samples = 0;
        long position = 0;
        boolean ended = false;
        int packets = 0;
        for (long at = 0; at < in.size() && !ended; ) {
            require(in.is(at, "OggS"), "not a page");
            int segments = in.at(at + 26);
            boolean ours = in.little(at + 14, 4) == serial;
            boolean inside = (in.at(at + 5) & CONTINUED) != 0;
            long data = at + HEADER + segments;
            long start = data;
            for (int i = 0; i < segments; i++) {
                int length = in.at(at + HEADER + i);
                data += length;
                if (length < 255) {
                    if (ours && !inside && ++packets > 2) {
                        samples += opus ? OpusPacket.samples(in, start, data - start) : 0;
                    }
                    inside = false;
                    start = data;
                }
            }
            // A packet that goes on in the next page counts where it began.
            if (ours && start < data && !inside && ++packets > 2 && opus) {
                samples += OpusPacket.samples(in, start, data - start);
            }
            require(data <= in.size(), "a page that is cut off");
            long granule = in.little(at + 6, 8);
            if (ours && granule > position) {
                position = granule;
            }
            ended = ours && (in.at(at + 5) & LAST) != 0;
            at = data;
        }
        require(ended, "the last page is missing");
        // The position trims the last packet; it cannot make the sound longer than its packets.
        long length = opus ? Math.min(samples, position) - preSkip : position;
        return Math.max(0, length) * 1000 / rate;
    }
}
