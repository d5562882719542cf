// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.servers.postgresql.PostgresServer;
import io.hausfunk.messaging.storage.BlobId;
import io.hausfunk.messaging.storage.BlobRef;
import io.hausfunk.messaging.storage.ContentFingerprint;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.EntryKind;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.SealedBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What PostgreSQL keeps of what was removed, and what an administrator does about it. */
class PostgresqlRemainsTest {
    private static final Instant LATER = Instant.parse("9998-01-01T00:00:00Z");

    @Test
    void what_was_removed_is_gone_once_the_tables_were_rewritten_and_the_log_was_dropped() throws Exception {
        // Otherwise segments are kept under new names, with their old bytes.
        try (PostgresServer server = PostgresServer.fast(Map.of("wal_recycle", "off"));
                MessagingStorage store = JdbcStorage.postgresql(database(server))) {
            store.open();
            ConversationRef ref = Samples.conversation(store);
            byte[] small = bytes(200);
            byte[] large = bytes(9_000);
            byte[] kept = bytes(200);
            for (byte[] envelope : List.of(small, large, kept)) {
                store.entries().append(List.of(entry(ref, envelope, List.of())));
            }
            byte[] chunk = bytes(50_000);
            JdbcStorage storage = (JdbcStorage) store;
            BlobRef blob = new BlobRef(ref, new BlobId(UUID.randomUUID()));
            storage.blobs().begin(blob, LATER);
            storage.blobs().write(blob, 0, SealedBytes.copyOf(chunk));

            store.entries()
                    .append(List.of(entry(ref, bytes(50), List.of(new Effect.Empties(2), new Effect.Empties(3)))));
            storage.blobs().delete(blob);

            Path data = server.data();
            execute(server, "CHECKPOINT");
            assertThat(lies(data, "pg_wal", small)).as("the log has it").isTrue();

            execute(server, "VACUUM FULL hausfunk_entry");
            execute(server, "VACUUM FULL hausfunk_blob_chunk");
            execute(server, "CHECKPOINT");
            assertThat(lies(data, "base", kept)).as("the probe is not blind").isTrue();
            for (byte[] removed : List.of(small, large, chunk)) {
                assertThat(lies(data, "base", removed)).isFalse();
            }

            // The log of before a checkpoint is dropped once another segment is in use.
            for (int i = 0; i < 2; i++) {
                execute(server, "SELECT pg_switch_wal()");
                execute(server, "CHECKPOINT");
            }
            for (byte[] removed : List.of(small, large, chunk)) {
                assertThat(lies(data, "pg_wal", removed)).isFalse();
            }
        }
    }

    private static NewEntry entry(ConversationRef ref, byte[] envelope, List<Effect> effects) {
        return NewEntry.of(ref, new EntryName(UUID.randomUUID()), EntryKind.MESSAGE)
                .author(Samples.ANNA)
                .fingerprint(new ContentFingerprint(UUID.randomUUID()))
                .at(Instant.parse("2026-01-02T03:04:05Z"))
                .envelope(SealedBytes.copyOf(envelope))
                .countsAsUnread(true)
                .expectedMembership(1)
                .effects(effects)
                .build();
    }

    /** In the middle of the bytes, so that a page border does not hide what is left. */
    private static boolean lies(Path data, String below, byte[] bytes) throws IOException {
        String wanted = new String(bytes, 100, 64, StandardCharsets.ISO_8859_1);
        List<Path> files;
        try (Stream<Path> all = Files.walk(data.resolve(below))) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            try {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(wanted)) {
                    return true;
                }
            } catch (NoSuchFileException e) {
                // Dropped meanwhile.
            }
        }
        return false;
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        ThreadLocalRandom.current().nextBytes(bytes);
        return bytes;
    }

    private static DataSource database(PostgresServer server) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setURL(server.url());
        return source;
    }

    private static void execute(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = database(server).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
