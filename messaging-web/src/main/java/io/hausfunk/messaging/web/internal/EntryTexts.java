// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal;

import io.hausfunk.messaging.message.Entry;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Frames of entries as text. Many pages get the same entry at the same moment, and the engine opens it once for all of them; so it is written once, too. Nothing
 * is kept longer than until {@link #forget}.
 */
final class EntryTexts {
    private static final int KEPT = 128;

    private final FrameCodec codec;
    private final EntryFrames frames;
    private final AtomicReferenceArray<@Nullable Written> written = new AtomicReferenceArray<>(KEPT);

    private record Written(Entry entry, String text) {}

    EntryTexts(FrameCodec codec, EntryFrames frames) {
        this.codec = codec;
        this.frames = frames;
    }

    String of(Entry entry) {
        int place = System.identityHashCode(entry) % KEPT;
        Written known = written.get(place);
        // The very same object: what one person is shown may be another than what others are.
        if (known != null && known.entry == entry) {
            return known.text;
        }
        String text = codec.write(frames.of(entry));
        written.set(place, new Written(entry, text));
        return text;
    }

    /** To be called regularly: no text stays in memory for longer. */
    void forget() {
        for (int i = 0; i < KEPT; i++) {
            written.set(i, null);
        }
    }
}
