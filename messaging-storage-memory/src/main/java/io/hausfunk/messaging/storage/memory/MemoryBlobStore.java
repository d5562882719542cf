// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.memory;

import io.hausfunk.messaging.storage.BlobName;
import io.hausfunk.messaging.storage.BlobRef;
import io.hausfunk.messaging.storage.BlobStore;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.StoredBlob;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

final class MemoryBlobStore implements BlobStore {
    private final DataAccess access;
    private final BlobTable blobs;

    MemoryBlobStore(DataAccess access) {
        this.access = access;
        this.blobs = access.data().blobs;
    }

    @Override
    public void begin(BlobRef blob, Instant expires) {
        Objects.requireNonNull(blob, "blob");
        Instant until = Limits.moment(expires);
        access.write(() -> {
            blobs.begin(blob, until);
            return true;
        });
    }

    @Override
    public boolean write(BlobRef blob, int number, SealedBytes chunk) {
        Objects.requireNonNull(blob, "blob");
        Limits.refuseUnless(number >= 0, "chunks are numbered from 0");
        Limits.refuseUnless(chunk.length() >= 1 && chunk.length() <= MAX_CHUNK, "a chunk has 1 byte to 1 MiB");
        return access.write(() -> blobs.write(blob, number, chunk));
    }

    @Override
    public Optional<StoredBlob> complete(BlobRef blob, BlobName name, SealedBytes header, Instant expires) {
        Objects.requireNonNull(blob, "blob");
        Objects.requireNonNull(name, "name");
        Limits.refuseUnless(header.length() >= 1 && header.length() <= MAX_HEADER, "a header has 1 byte to 64 KiB");
        Instant until = Limits.moment(expires);
        return access.write(() -> Optional.ofNullable(blobs.complete(blob, name, header, until)));
    }

    @Override
    public Optional<StoredBlob> find(BlobRef blob) {
        Objects.requireNonNull(blob, "blob");
        return access.read(() -> Optional.ofNullable(blobs.find(blob)));
    }

    @Override
    public Optional<StoredBlob> find(ConversationRef conversation, BlobName name) {
        Objects.requireNonNull(conversation, "conversation");
        Objects.requireNonNull(name, "name");
        return access.read(() -> Optional.ofNullable(blobs.find(conversation, name)));
    }

    @Override
    public Optional<SealedBytes> read(BlobRef blob, int number) {
        Objects.requireNonNull(blob, "blob");
        Limits.refuseUnless(number >= 0, "chunks are numbered from 0");
        return access.read(() -> Optional.ofNullable(blobs.read(blob, number)));
    }

    @Override
    public List<BlobRef> removable(Instant upTo, int limit) {
        Objects.requireNonNull(upTo, "upTo");
        Limits.limit(limit);
        return access.read(() -> blobs.removable(upTo, limit));
    }

    @Override
    public boolean delete(BlobRef blob) {
        Objects.requireNonNull(blob, "blob");
        return access.write(() -> blobs.delete(blob));
    }
}
