// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hausfunk.messaging.storage.BlobId;
import io.hausfunk.messaging.storage.BlobName;
import io.hausfunk.messaging.storage.BlobRef;
import io.hausfunk.messaging.storage.BlobStore;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.HasBlobs;
import io.hausfunk.messaging.storage.StoredBlob;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** What the checks of blobs share. Skipped by stores without the role. */
abstract class BlobChecks extends StorageContract {
    static final Instant LATER = Instant.parse("9998-01-01T00:00:00Z");

    BlobStore blobs;

    @BeforeEach
    void the_role() {
        assumeTrue(store instanceof HasBlobs, "not applicable: this store keeps no blobs");
        blobs = ((HasBlobs) store).blobs();
    }

    final BlobRef begun(ConversationRef ref) {
        BlobRef blob = some(ref);
        blobs.begin(blob, LATER);
        return blob;
    }

    final Optional<StoredBlob> complete(StoredBlob blob, Instant expires) {
        return blobs.complete(
                blob.ref(), blob.name().orElseThrow(), blob.header().orElseThrow(), expires);
    }

    final List<BlobRef> removable(Instant upTo, ConversationRef ref) {
        return blobs.removable(upTo, 1000).stream()
                .filter(blob -> blob.conversation().equals(ref))
                .toList();
    }

    static BlobRef some(ConversationRef ref) {
        return new BlobRef(ref, new BlobId(UUID.randomUUID()));
    }

    static BlobName name() {
        return new BlobName(UUID.randomUUID());
    }
}
