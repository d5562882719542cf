// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.media;

import static io.hausfunk.messaging.internal.media.ForeignBytes.require;

import java.io.IOException;
import java.util.Optional;

/** How large a picture is, by its header: nothing is decoded. */
public record PictureSize(int width, int height) {
    /** The size as it is to be shown; empty for types that are not read. */
    public static Optional<PictureSize> of(String type, ForeignBytes in) throws IOException {
        return switch (type) {
            case "image/png" -> Optional.of(checked(in.big(16, 4), in.big(20, 4)));
            case "image/gif" -> Optional.of(checked(in.little(6, 2), in.little(8, 2)));
            case "image/jpeg" -> Optional.of(jpeg(in));
            case "image/webp" -> Optional.of(webp(in));
            default -> Optional.empty();
        };
    }

    private static PictureSize checked(long width, long height) throws IOException {
        require(width >= 1 && height >= 1 && width <= 0xFFFFFF && height <= 0xFFFFFF, "a picture without size");
        return new PictureSize((int) width, (int) height);
    }

    /** After cleaning, what is left of EXIF is the orientation at a fixed place. */
    private static PictureSize jpeg(ForeignBytes in) throws IOException {
        boolean lying = false;
        for (long at = 2; ; ) {
            require(in.at(at) == 0xFF, "not a marker");
            int marker = in.at(at + 1);
            long length = in.big(at + 2, 2);
            if (marker == 0xE1 && in.is(at + 4, "Exif\0\0MM")) {
                lying = in.at(at + 4 + Orientation.VALUE_AT + 1) >= 5;
            } else if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
                PictureSize size = checked(in.big(at + 7, 2), in.big(at + 5, 2));
                return lying ? new PictureSize(/* width= */ size.height, /* height= */ size.width) : size;
            }
            require(marker != 0xDA && length >= 2, "no frame");
            at += 2 + length;
        }
    }

    private static PictureSize webp(ForeignBytes in) throws IOException {
        if (in.is(12, "VP8X")) {
            return checked(in.little(24, 3) + 1, in.little(27, 3) + 1);
        } else if (in.is(12, "VP8L")) {
            long bits = in.little(21, 4);
            return checked((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1);
        }
        require(in.is(12, "VP8 "), "no picture");
        return checked(in.little(26, 2) & 0x3FFF, in.little(28, 2) & 0x3FFF);
    }
}
