// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a store knows of a blob, apart from its bytes. */
public final class StoredBlob {
    private final BlobRef ref;
    private final @Nullable BlobName name;
    private final @Nullable SealedBytes header;
    private final long entry;

    private StoredBlob(BlobRef ref, @Nullable BlobName name, @Nullable SealedBytes header, long entry) {
        this.ref = Objects.requireNonNull(ref, "ref");
        this.name = name;
        this.header = header;
        this.entry = entry;
    }

    /** One that was begun and is not complete. */
    public static StoredBlob begun(BlobRef ref) {
        return new StoredBlob(ref, null, null, 0);
    }

    /** One that is complete and that no entry attaches. */
    public static StoredBlob complete(BlobRef ref, BlobName name, SealedBytes header) {
        return new StoredBlob(ref, Objects.requireNonNull(name, "name"), Objects.requireNonNull(header, "header"), 0);
    }

    /** One that belongs to the entry of this number. */
    public static StoredBlob attached(BlobRef ref, BlobName name, long entry) {
        if (entry < 1) {
            throw new IllegalArgumentException("entries are numbered from 1");
        }
        return new StoredBlob(ref, Objects.requireNonNull(name, "name"), null, entry);
    }

    /** Which blob. */
    public BlobRef ref() {
        return ref;
    }

    /** Whether everything was written. */
    public boolean complete() {
        return name != null;
    }

    /** The name under which it was completed; empty before. */
    public Optional<BlobName> name() {
        return Optional.ofNullable(name);
    }

    /** What it was completed with; empty before, and once an entry attaches it. */
    public Optional<SealedBytes> header() {
        return Optional.ofNullable(header);
    }

    /** The number of the entry that it belongs to; 0 while there is none. */
    public long entry() {
        return entry;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredBlob that
                && ref.equals(that.ref)
                && Objects.equals(name, that.name)
                && Objects.equals(header, that.header)
                && entry == that.entry;
    }

    @Override
    public int hashCode() {
        return ref.hashCode();
    }

    @Override
    public String toString() {
        return "StoredBlob[" + ref.blob().value() + (complete() ? ", complete" : "") + ", " + entry + "]";
    }
}
