// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.memory;

import io.hausfunk.messaging.storage.BlobName;
import io.hausfunk.messaging.storage.BlobRef;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.StoredBlob;
import io.hausfunk.messaging.storage.StoredEntry;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Blobs of all conversations. What an emptied entry gave up is kept without its row until somebody deletes it. */
final class BlobTable {
    private final Map<BlobRef, Row> rows = new HashMap<>();
    private final Map<Named, BlobRef> names = new HashMap<>();

    void begin(BlobRef ref, Instant expires) {
        rows.putIfAbsent(ref, new Row(StoredBlob.begun(ref), expires));
    }

    boolean write(BlobRef ref, int number, SealedBytes chunk) {
        Row row = rows.get(ref);
        if (row == null || row.blob == null || row.blob.complete()) {
            return false;
        }
        row.chunks.put(number, chunk);
        return true;
    }

    @Nullable
    StoredBlob complete(BlobRef ref, BlobName name, SealedBytes header, Instant expires) {
        Row row = rows.get(ref);
        if (row == null || row.blob == null) {
            return null;
        }
        if (!row.blob.complete()) {
            StoredBlob earlier = find(ref.conversation(), name);
            if (earlier != null) {
                return earlier;
            }
            row.blob = StoredBlob.complete(ref, name, header);
            names.put(new Named(ref.conversation(), name), ref);
        }
        row.expires = expires;
        return row.blob;
    }

    @Nullable
    StoredBlob find(BlobRef ref) {
        Row row = rows.get(ref);
        return row == null ? null : row.blob;
    }

    @Nullable
    StoredBlob find(ConversationRef conversation, BlobName name) {
        BlobRef ref = names.get(new Named(conversation, name));
        return ref == null ? null : find(ref);
    }

    @Nullable
    SealedBytes read(BlobRef ref, int number) {
        Row row = rows.get(ref);
        return row == null || row.blob == null ? null : row.chunks.get(number);
    }

    List<BlobRef> removable(Instant upTo, int limit) {
        return rows.entrySet().stream()
                .filter(each -> each.getValue().removable(upTo))
                .map(Map.Entry::getKey)
                .limit(limit)
                .toList();
    }

    boolean delete(BlobRef ref) {
        Row row = rows.get(ref);
        if (row == null || (row.blob != null && row.blob.entry() > 0)) {
            return false;
        }
        forget(row);
        rows.remove(ref);
        return true;
    }

    /** The first blob that an entry may not attach, or null. */
    Effect.@Nullable Attaches missing(NewEntry entry) {
        return attached(entry.effects())
                .filter(attaches -> {
                    StoredBlob blob = find(new BlobRef(entry.conversation(), attaches.blob()));
                    return blob == null || !blob.complete() || blob.entry() != attaches.from();
                })
                .findFirst()
                .orElse(null);
    }

    void attach(StoredEntry entry) {
        attached(entry.effects()).forEach(attaches -> {
            BlobRef ref = new BlobRef(entry.conversation(), attaches.blob());
            Row row = rows.get(ref);
            if (row != null && row.blob != null) {
                row.blob = StoredBlob.attached(ref, row.blob.name().orElseThrow(), entry.sequence());
            }
        });
    }

    /** The entry was emptied. */
    void giveUp(StoredEntry entry) {
        attached(entry.effects()).forEach(attaches -> {
            Row row = rows.get(new BlobRef(entry.conversation(), attaches.blob()));
            if (row != null && row.blob != null && row.blob.entry() == entry.sequence()) {
                forget(row);
            }
        });
    }

    private void forget(Row row) {
        StoredBlob blob = row.blob;
        if (blob != null) {
            blob.name().ifPresent(name -> names.remove(new Named(blob.ref().conversation(), name)));
        }
        row.blob = null;
    }

    private static Stream<Effect.Attaches> attached(List<Effect> effects) {
        return effects.stream().filter(Effect.Attaches.class::isInstance).map(Effect.Attaches.class::cast);
    }

    private record Named(ConversationRef conversation, BlobName name) {}

    private static final class Row {
        private final Map<Integer, SealedBytes> chunks = new HashMap<>();
        /** Null once its entry was emptied. */
        private @Nullable StoredBlob blob;

        private Instant expires;

        Row(StoredBlob blob, Instant expires) {
            this.blob = blob;
            this.expires = expires;
        }

        boolean removable(Instant upTo) {
            return blob == null || (blob.entry() == 0 && !expires.isAfter(upTo));
        }
    }
}
