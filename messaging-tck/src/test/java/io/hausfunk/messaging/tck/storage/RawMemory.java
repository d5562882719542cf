// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import io.hausfunk.messaging.storage.ChangeMark;
import io.hausfunk.messaging.storage.ConversationHead;
import io.hausfunk.messaging.storage.EffectCodec;
import io.hausfunk.messaging.storage.EntryRange;
import io.hausfunk.messaging.storage.KeyKind;
import io.hausfunk.messaging.storage.KeyRow;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.StoredEntry;
import io.hausfunk.messaging.storage.memory.MemoryData;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** All bytes of a memory store. Nothing of it lies on a disk, so it is asked for everything that it would hand out. */
final class RawMemory {
    private static final int MOST = 1000;

    private RawMemory() {}

    static List<byte[]> of(MemoryData data) {
        List<byte[]> raw = new ArrayList<>();
        try (MessagingStorage storage = MemoryStorage.on(data)) {
            storage.open();
            // A mark of the time before the first change.
            for (ConversationHead head :
                    storage.changes().changedSince(new ChangeMark("0"), MOST).heads()) {
                storage.entries()
                        .read(List.of(new EntryRange(head.ref(), 0, Long.MAX_VALUE)), MOST)
                        .forEach(entry -> addEntry(raw, entry));
                storage.conversations().roster(head.ref()).ifPresent(roster -> {
                    add(raw, roster, roster.conversation().profile().sealed());
                });
            }
            for (KeyKind kind : KeyKind.values()) {
                storage.keys().list(kind, null, null, MOST).forEach(row -> addKey(raw, row));
            }
            "abcdefghijklmnopqrstuvwxyz0123456789.:_-"
                    .chars()
                    .mapToObj(Character::toString)
                    .flatMap(first -> storage.leases().held(first, MOST).stream())
                    .forEach(lease -> raw.add(lease.toString().getBytes(StandardCharsets.UTF_8)));
        }
        return raw;
    }

    private static void addEntry(List<byte[]> raw, StoredEntry entry) {
        raw.add(entry.toString().getBytes(StandardCharsets.UTF_8));
        raw.add(EffectCodec.encode(entry.effects()));
        SealedBytes envelope = entry.envelope();
        if (envelope != null) {
            raw.add(envelope.toByteArray());
        }
    }

    private static void addKey(List<byte[]> raw, KeyRow row) {
        add(raw, row, row.wrapped());
        if (row.label() != null) {
            raw.add(row.label().toByteArray());
        }
    }

    private static void add(List<byte[]> raw, Object row, SealedBytes sealed) {
        raw.add(row.toString().getBytes(StandardCharsets.UTF_8));
        raw.add(sealed.toByteArray());
    }
}
