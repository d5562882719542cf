// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import io.hausfunk.messaging.storage.BlobRef;
import io.hausfunk.messaging.storage.memory.MemoryData;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import java.time.Instant;
import java.util.List;

/** What a store holds of files, past the engine. */
final class Blobs {
    private Blobs() {}

    /** Everything that no entry attaches. */
    static List<BlobRef> removable(MemoryData data) {
        try (MemoryStorage storage = MemoryStorage.on(data)) {
            storage.open();
            return storage.blobs().removable(Instant.parse("9999-01-01T00:00:00Z"), 1000);
        }
    }
}
