// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Bytes beside entries: begun, written chunk by chunk, completed under a name, and at last attached by an entry ({@link
 * Effect.Attaches}), to which they belong from then on. A blob that no entry attaches may be removed after its time.
 */
public interface BlobStore {
    /** The longest chunk, in bytes. */
    int MAX_CHUNK = 1024 * 1024;

    /** The longest header, in bytes. */
    int MAX_HEADER = 64 * 1024;

    /**
     * Begins a blob without chunks. Beginning one that is there already changes nothing.
     *
     * @param expires when it may be removed: from 1970 to the year 9999, cut to the millisecond
     */
    void begin(BlobRef blob, Instant expires);

    /**
     * Writes a chunk of a blob that is begun and not complete. A chunk of the same number is replaced.
     *
     * @param number from 0
     * @param chunk 1 byte to 1 MiB
     * @return false, with nothing written, if there is no such blob or it is complete
     */
    boolean write(BlobRef blob, int number, SealedBytes chunk);

    /**
     * Completes a blob under a name; the first of a conversation to come wins the name. What is complete already keeps its name
     * and its header, and has a new time to expire.
     *
     * @param header what somebody needs to know who attaches it, sealed; 1 byte to 64 KiB
     * @param expires when it may be removed unless an entry attaches it; as in {@link #begin}
     * @return the blob that has the name now: this one or the earlier one; empty if this one is not there
     */
    Optional<StoredBlob> complete(BlobRef blob, BlobName name, SealedBytes header, Instant expires);

    /** The blob, complete or not. */
    Optional<StoredBlob> find(BlobRef blob);

    /** The blob that was completed under this name. */
    Optional<StoredBlob> find(ConversationRef conversation, BlobName name);

    /** A chunk, bit for bit; empty if it was not written, or is removed. */
    Optional<SealedBytes> read(BlobRef blob, int number);

    /**
     * Blobs of all tenants that no entry attaches and whose time has come, and those whose entry was emptied, in no order.
     *
     * @param upTo those that expire at this time or before
     * @param limit 1 to 1000
     */
    List<BlobRef> removable(Instant upTo, int limit);

    /**
     * Removes a blob that no entry attaches, with its chunks, perhaps in several commits: from the first on it is neither found nor read
     * any more, and it stays in {@link #removable} until the last.
     *
     * @return false, with nothing changed, if there is none or an entry attaches it
     */
    boolean delete(BlobRef blob);
}
