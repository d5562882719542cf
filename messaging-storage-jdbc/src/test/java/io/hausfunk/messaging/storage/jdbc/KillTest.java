// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryRange;
import io.hausfunk.messaging.storage.StoredEntry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged is there after {@code kill -9}. */
class KillTest {
    private static final int ROUNDS = Boolean.getBoolean("hausfunk.thorough") ? 10 : 1;
    private static final int PAGE = 1000;

    @Test
    void the_embedded_file_loses_nothing(@TempDir Path directory) throws Exception {
        killAndLook(directory.resolve("chat.db").toString(), "none");
    }

    @Test
    void postgresql_loses_nothing() throws Exception {
        String schema = TestSchemas.newSchema();
        try {
            killAndLook("jdbc:postgresql://localhost:" + TestSchemas.port() + "/postgres?user=postgres", schema);
        } finally {
            TestSchemas.drop(schema);
        }
    }

    private static void killAndLook(String where, String schema) throws Exception {
        List<ConversationRef> refs = new ArrayList<>();
        try (JdbcStorage store = KilledWriter.store(where, schema)) {
            store.open();
            for (int i = 0; i < 8; i++) {
                refs.add(Samples.conversation(store));
            }
        }
        Map<ConversationRef, Map<Long, UUID>> acknowledged = new HashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            killAfter(ThreadLocalRandom.current().nextInt(200, 3000), where, schema, refs, acknowledged);
            try (JdbcStorage store = KilledWriter.store(where, schema)) {
                store.open();
                for (ConversationRef ref : refs) {
                    look(store, ref, acknowledged.getOrDefault(ref, Map.of()));
                }
            }
        }
        assertThat(acknowledged).isNotEmpty();
        long entries = acknowledged.values().stream().mapToLong(Map::size).sum();
        System.out.println("killed " + ROUNDS + " times, " + entries + " entries acknowledged, none lost");
    }

    private static void killAfter(
            int lines,
            String where,
            String schema,
            List<ConversationRef> refs,
            Map<ConversationRef, Map<Long, UUID>> acknowledged)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                System.getProperty("java.class.path"),
                KilledWriter.class.getName(),
                where,
                schema));
        refs.forEach(ref -> command.add(ref.conversation().toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
            int seen = 0;
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                note(line, acknowledged);
                if (++seen == lines) {
                    process.toHandle().destroyForcibly(); // the process itself would also close the stream
                }
            }
            assertThat(seen).isGreaterThanOrEqualTo(lines);
        }
        process.waitFor();
    }

    private static void note(String line, Map<ConversationRef, Map<Long, UUID>> acknowledged) {
        String[] parts = line.split(" ", -1);
        if (parts.length == 3 && parts[2].length() == 36) {
            ConversationRef ref = new ConversationRef(Samples.TENANT, new ConversationId(UUID.fromString(parts[0])));
            UUID before = acknowledged
                    .computeIfAbsent(ref, any -> new HashMap<>())
                    .put(Long.valueOf(parts[1]), UUID.fromString(parts[2]));
            assertThat(before).as("a number given twice").isNull();
        }
    }

    private static void look(JdbcStorage store, ConversationRef ref, Map<Long, UUID> acknowledged) {
        Map<Long, UUID> found = new HashMap<>();
        long after = 0;
        List<StoredEntry> page;
        do {
            page = store.entries().read(List.of(new EntryRange(ref, after, Long.MAX_VALUE)), PAGE);
            for (StoredEntry entry : page) {
                assertThat(entry.sequence()).as("dense").isEqualTo(++after);
                found.put(entry.sequence(), entry.name().value());
            }
        } while (page.size() == PAGE);
        assertThat(found).containsAllEntriesOf(acknowledged);
        assertThat(store.conversations().find(ref).orElseThrow().head()).isEqualTo(after);
    }
}
