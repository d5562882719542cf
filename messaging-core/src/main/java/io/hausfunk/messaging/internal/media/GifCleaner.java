// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.media;

import static io.hausfunk.messaging.internal.media.ForeignBytes.require;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/** GIF, animated too: drops comments and what applications wrote, but for how often an animation repeats. */
final class GifCleaner extends PictureCleaner {
    private static final Set<String> KEPT = Set.of("NETSCAPE2.0", "ANIMEXTS1.0");

    private boolean begun;
    private boolean inBlocks;

    GifCleaner(InputStream in) {
        super(in);
    }

    @Override
    void step() throws IOException {
        if (!begun) {
            byte[] head = next(13);
            require(new String(head, 0, 4, ISO_8859_1).equals("GIF8"), "not a GIF file");
            emit(head);
            pass(colours(head[10]));
            begun = true;
        } else if (inBlocks) {
            int length = next();
            emit(length);
            pass(length);
            inBlocks = length > 0;
        } else {
            block(next());
        }
    }

    private void block(int kind) throws IOException {
        switch (kind) {
            case 0x3B -> {
                emit(kind);
                end();
            }
            case 0x2C -> {
                byte[] image = next(9);
                emit(kind);
                emit(image);
                pass(colours(image[8]) + 1);
                inBlocks = true;
            }
            case 0x21 -> extension(next());
            default -> throw new MalformedMediaException("a block of no kind");
        }
    }

    private void extension(int label) throws IOException {
        boolean kept = label == 0xF9 || label == 0x01;
        if (label == 0xFF) {
            int length = next();
            byte[] name = next(length);
            kept = KEPT.contains(new String(name, ISO_8859_1));
            if (kept) {
                emit(0x21);
                emit(label);
                emit(length);
                emit(name);
            }
        } else if (kept) {
            emit(0x21);
            emit(label);
        }
        if (kept) {
            inBlocks = true;
            return;
        }
        for (int length = next(); length > 0; length = next()) {
            drop(length);
        }
    }

    private static long colours(byte flags) {
        return (flags & 0x80) == 0 ? 0 : 3L << ((flags & 7) + 1);
    }
}
