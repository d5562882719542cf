// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.media;

import static io.hausfunk.messaging.internal.media.ForeignBytes.require;

import java.io.IOException;

/** RIFF/WAVE with samples of a fixed size. The length that the header claims counts only as far as there are bytes. */
final class WavFile {
    private static final int PCM = 1;
    private static final int FLOAT = 3;
    private static final int EXTENSIBLE = 0xFFFE;

    private WavFile() {}

    static long millis(ForeignBytes in) throws IOException {
        require(in.is(0, "RIFF") && in.is(8, "WAVE"), "not a WAVE file");
        long rate = 0;
        long frame = 0;
        for (long at = 12; at + 8 <= in.size(); ) {
            long length = in.little(at + 4, 4);
            if (in.is(at, "fmt ")) {
                require(length >= 16, "a format that is too short");
                int format = (int) in.little(at + 8, 2);
                long channels = in.little(at + 10, 2);
                long bits = in.little(at + 22, 2);
                rate = in.little(at + 12, 4);
                frame = in.little(at + 20, 2);
                require(format == PCM || format == FLOAT || format == EXTENSIBLE, "samples of an unknown form");
                require(
                        rate >= 1 && channels >= 1 && frame == channels * ((bits + 7) / 8) && frame >= 1,
                        "a wrong format");
            } else if (in.is(at, "data")) {
                require(frame > 0, "samples before their format");
                long bytes = Math.min(length, in.size() - at - 8);
                return bytes / frame * 1000 / rate;
            }
            at += 8 + length + (length & 1);
        }
        throw new MalformedMediaException("no samples");
    }
}
