// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.storage.BlobRef;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.jdbc.ChunkStore;
import java.util.Optional;
import java.util.function.Supplier;

/** A store of chunks that may be the host's: whatever it throws is an outage, of which only the kind is told. */
record ChunksElsewhere(ChunkStore chunks) {
    void write(BlobRef blob, int number, SealedBytes chunk) {
        call(() -> {
            chunks.write(blob, number, chunk);
            return true;
        });
    }

    Optional<SealedBytes> read(BlobRef blob, int number) {
        return call(() -> chunks.read(blob, number));
    }

    void delete(BlobRef blob) {
        call(() -> {
            chunks.delete(blob);
            return true;
        });
    }

    private static <T> T call(Supplier<T> call) {
        try {
            return call.get();
        } catch (StorageException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new StorageException(
                    ErrorCode.STORAGE_UNAVAILABLE,
                    "the store of chunks failed: " + e.getClass().getName(),
                    e);
        }
    }
}
