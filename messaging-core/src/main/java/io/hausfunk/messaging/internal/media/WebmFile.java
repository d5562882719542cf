// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.media;

import static io.hausfunk.messaging.internal.media.ForeignBytes.require;

import java.io.IOException;

/** WebM, also as browsers record it: without a duration, and with parts whose length is unknown. The blocks are counted. */
final class WebmFile {
    private static final long EBML = 0x1A45DFA3L;
    private static final long SEGMENT = 0x18538067L;
    private static final long INFO = 0x1549A966L;
    private static final long SCALE = 0x2AD7B1L;
    private static final long CLUSTER = 0x1F43B675L;
    private static final long TIME = 0xE7L;
    private static final long GROUP = 0xA0L;
    private static final long BLOCK = 0xA1L;
    private static final long SIMPLE_BLOCK = 0xA3L;
    private static final long USUAL_SCALE = 1_000_000;
    private static final long NANOS_OF_MILLI = 1_000_000;
    private static final long LONGEST = 24L * 60 * 60 * 1000;

    private final ForeignBytes in;
    private long at;
    private long scale = USUAL_SCALE;
    private long cluster;
    private long first = -1;
    private long end;

    private WebmFile(ForeignBytes in) {
        this.in = in;
    }

    static long millis(ForeignBytes in) throws IOException {
        require(in.size() > 4 && in.big(0, 4) == EBML, "not EBML");
        WebmFile file = new WebmFile(in);
        while (file.at < in.size()) {
            file.element();
        }
        require(file.first >= 0, "no blocks");
        long millis = file.end - file.first;
        require(millis >= 0 && millis <= LONGEST, "times out of range");
        return millis;
    }

    private void element() throws IOException {
        long id = id();
        long length = length();
        boolean unknown = length < 0;
        // What only contains others is entered; where it ends does not matter.
        if (id == SEGMENT || id == CLUSTER || id == INFO || id == GROUP) {
            require(unknown || length <= in.size() - at, "a part that is cut off");
            return;
        }
        require(!unknown && length <= in.size() - at, "a part that is cut off");
        if (id == SCALE && length <= 8) {
            scale = in.big(at, (int) length);
            require(scale >= 1 && scale <= 1_000_000_000, "a wrong scale");
        } else if (id == TIME && length <= 8) {
            cluster = in.big(at, (int) length);
            require(cluster >= 0 && cluster <= Long.MAX_VALUE / 2_000_000_000L, "a wrong time");
        } else if (id == BLOCK || id == SIMPLE_BLOCK) {
            block(length);
        }
        at += length;
    }

    private void block(long length) throws IOException {
        int track = width(in.at(at));
        require(length >= track + 3L, "a block that is too short");
        long time = (cluster + (short) in.big(at + track, 2)) * scale / NANOS_OF_MILLI;
        long last = 20;
        if (length > track + 3L) {
            last = OpusPacket.samples(in, at + track + 3, length - track - 3) * 1000L / OpusPacket.RATE;
        }
        first = first < 0 ? Math.max(0, time) : first;
        end = Math.max(end, time + last);
    }

    private long id() throws IOException {
        int bytes = width(in.at(at));
        require(bytes <= 4, "an id that is too long");
        long id = in.big(at, bytes);
        at += bytes;
        return id;
    }

    /** Negative if it is unknown. */
    private long length() throws IOException {
        int bytes = width(in.at(at));
        long mask = (1L << (7 * bytes)) - 1;
        long length = in.big(at, bytes) & mask;
        at += bytes;
        return length == mask ? -1 : length;
    }

    private static int width(int first) throws IOException {
        require(first > 0, "a number that is too long");
        return Integer.numberOfLeadingZeros(first) - 23;
    }
}
