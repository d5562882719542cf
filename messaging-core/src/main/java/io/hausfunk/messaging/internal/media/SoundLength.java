// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.media;

import java.io.IOException;
import java.util.OptionalLong;

/** How long a sound or film lasts, counted from what it holds and not from what it says of itself. */
public final class SoundLength {
    private SoundLength() {}

    /** The type, once it is known whether there is a picture beside the sound. */
    public static String refined(String type, ForeignBytes bytes) throws IOException {
        return type.equals("video/mp4") && !Mp4File.read(bytes).film() ? "audio/mp4" : type;
    }

    /** In milliseconds; empty for types that are not read. Throws {@link MalformedMediaException} for what is cut off or has another form. */
    public static OptionalLong millis(String type, ForeignBytes bytes) throws IOException {
        try {
            return switch (type) {
                case "audio/wav" -> OptionalLong.of(WavFile.millis(bytes));
                case "audio/ogg" -> OptionalLong.of(OggFile.millis(bytes));
                case "audio/webm", "video/webm" -> OptionalLong.of(WebmFile.millis(bytes));
                case "audio/mp4", "video/mp4", "video/quicktime" ->
                    OptionalLong.of(Mp4File.read(bytes).millis());
                default -> OptionalLong.empty();
            };
        } catch (ArithmeticException e) {
            throw new MalformedMediaException("a number is out of range");
        }
    }
}
