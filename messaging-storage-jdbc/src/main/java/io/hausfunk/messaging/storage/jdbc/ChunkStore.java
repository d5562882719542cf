// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc;

import io.hausfunk.messaging.storage.BlobRef;
import io.hausfunk.messaging.storage.BlobStore;
import io.hausfunk.messaging.storage.SealedBytes;
import java.util.Optional;

/**
 * Keeps the chunks of blobs elsewhere than in tables: in a {@link ChunkDirectory directory of files}, or in an object store of the host's. Which blobs there are,
 * and who has them, stays in the tables. Sees ciphertext only.
 *
 * <p>Blocking; called on threads of the engine's own, several at once, and from all nodes, which must all see the same chunks. Whatever is thrown is an
 * outage: the call of the engine fails as retryable, and a removal is tried again.
 */
public interface ChunkStore {
    /**
     * Writes a chunk. Once it returns, the chunk is durable and every node reads it. A chunk of the same number is replaced, at once and as a whole.
     *
     * @param number from 0
     * @param chunk 1 byte to {@value BlobStore#MAX_CHUNK} bytes
     */
    void write(BlobRef blob, int number, SealedBytes chunk);

    /** A chunk, bit for bit; empty if it was not written, or is removed. */
    Optional<SealedBytes> read(BlobRef blob, int number);

    /** Removes all chunks of a blob, and what broken writes left of it. Removing what is not there changes nothing. */
    void delete(BlobRef blob);
}
