// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.storage.AppendResult;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.NewEntry;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A process of its own whose disk fails from time to time; it asks again after an unknown outcome. Prints how often that
 * was, how many acknowledged entries are missing in the end, and the head.
 */
final class FailingDiskWriter {
    static final int APPENDS = 200;

    private FailingDiskWriter() {}

    public static void main(String[] arguments) {
        Path file = Path.of(arguments[0]);
        Map<UUID, Long> acknowledged = new HashMap<>();
        List<NewEntry> entries;
        int unknown = 0;
        ConversationRef ref;
        try (JdbcStorage store = EmbeddedFileTest.open(file)) {
            ref = Samples.conversation(store);
            entries = java.util.stream.Stream.generate(() -> Samples.message(ref))
                    .limit(APPENDS)
                    .toList();
            for (NewEntry entry : entries) {
                while (!acknowledged.containsKey(entry.name().value())) {
                    try {
                        AppendResult result =
                                store.entries().append(List.of(entry)).get(0);
                        acknowledged.put(entry.name().value(), number(result));
                    } catch (StorageException e) {
                        unknown += e.code() == ErrorCode.OUTCOME_UNKNOWN ? 1 : 0;
                    }
                }
            }
        }
        try (JdbcStorage store = EmbeddedFileTest.open(file)) {
            long missing = entries.stream()
                    .filter(entry -> store.entries()
                            .find(ref, entry.name())
                            .filter(found -> found.sequence()
                                    == acknowledged.get(entry.name().value()))
                            .isEmpty())
                    .count();
            long head = store.conversations().find(ref).orElseThrow().head();
            System.out.println("unknown=" + (unknown > 0) + " missing=" + missing + " head=" + head);
        }
    }

    private static long number(AppendResult result) {
        return result instanceof AppendResult.Appended appended
                ? appended.sequence()
                : ((AppendResult.Duplicate) result).sequence();
    }
}
