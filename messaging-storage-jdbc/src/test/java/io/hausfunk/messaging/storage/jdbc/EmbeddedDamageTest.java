// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc;

import static io.hausfunk.messaging.storage.jdbc.Failures.codeOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryRange;
import io.hausfunk.messaging.storage.NewEntry;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A damaged file is refused, or read in full; never are there silently fewer entries. */
class EmbeddedDamageTest {
    private static final int ENTRIES = 3000;
    private static final int PAGE = 4096;

    @TempDir
    private Path directory;

    private Path whole;
    private Path copy;
    private ConversationRef ref;

    @BeforeEach
    void write() {
        whole = directory.resolve("whole.db");
        copy = directory.resolve("copy.db");
        try (JdbcStorage store = EmbeddedFileTest.open(whole)) {
            ref = Samples.conversation(store);
            for (int i = 0; i < ENTRIES; i += 500) {
                List<NewEntry> batch = new ArrayList<>();
                for (int k = 0; k < 500; k++) {
                    batch.add(Samples.message(ref));
                }
                store.entries().append(batch);
            }
        }
    }

    @Test
    void pages_of_zeros_are_found_or_harmless() throws IOException {
        Random random = new Random(7);
        int refused = 0;
        for (int i = 0; i < 20; i++) {
            long pages = Files.size(whole) / PAGE;
            long at = (1 + random.nextInt((int) pages - 1)) * (long) PAGE;
            refused += damaged(file -> {
                file.seek(at);
                file.write(new byte[PAGE]);
            });
        }
        assertThat(refused).isGreaterThan(15);
    }

    @Test
    void flipped_bits_never_hide_entries() throws IOException {
        Random random = new Random(11);
        for (int i = 0; i < 30; i++) {
            long at = (long) (random.nextDouble() * Files.size(whole));
            int bit = 1 << random.nextInt(8);
            damaged(file -> {
                file.seek(at);
                int before = file.read();
                file.seek(at);
                file.write(before ^ bit);
            });
        }
    }

    @Test
    void a_file_that_was_cut_off_is_refused() throws IOException {
        for (long cut : new long[] {PAGE, 100_000}) {
            assertThat(damaged(file -> file.setLength(file.length() - cut))).isOne();
        }
    }

    @Test
    void entries_that_are_gone_are_missed() throws SQLException {
        EmbeddedFileTest.sql(whole, "DELETE FROM hausfunk_entry WHERE sequence = 1000");

        assertThat(codeOf(() -> EmbeddedFileTest.open(whole))).isEqualTo(ErrorCode.STORAGE_DAMAGED);
    }

    @Test
    void a_conversation_that_is_gone_is_missed() throws SQLException {
        EmbeddedFileTest.sql(whole, "DELETE FROM hausfunk_conversation");

        assertThat(codeOf(() -> EmbeddedFileTest.open(whole))).isEqualTo(ErrorCode.STORAGE_DAMAGED);
    }

    @Test
    void a_log_of_which_the_end_is_lost_is_refused() throws IOException {
        Path acknowledged = directory.resolve("whole.db.ack");
        Path old = directory.resolve("old.db");
        Files.copy(whole, old);
        try (JdbcStorage store = EmbeddedFileTest.open(whole)) {
            store.entries().append(List.of(Samples.message(ref)));
        }
        Files.copy(old, whole, StandardCopyOption.REPLACE_EXISTING);

        assertThat(codeOf(() -> EmbeddedFileTest.open(whole))).isEqualTo(ErrorCode.STORAGE_DAMAGED);
        Files.delete(acknowledged); // as one does who restores a backup
        EmbeddedFileTest.open(whole).close();
    }

    @Test
    void a_log_with_a_flipped_bit_is_refused_where_entries_would_be_missing() throws IOException {
        Path alive = directory.resolve("alive.db");
        int refused = 0;
        try (JdbcStorage store = EmbeddedFileTest.open(alive)) {
            ConversationRef other = Samples.conversation(store);
            for (int i = 0; i < 20; i++) {
                store.entries().append(List.of(Samples.message(other)));
            }
            Random random = new Random(5);
            for (int i = 0; i < 10; i++) {
                for (String suffix : List.of("", "-wal", ".ack")) {
                    Files.copy(
                            directory.resolve("alive.db" + suffix),
                            directory.resolve("copy.db" + suffix),
                            StandardCopyOption.REPLACE_EXISTING);
                }
                try (RandomAccessFile log =
                        new RandomAccessFile(directory.resolve("copy.db-wal").toFile(), "rw")) {
                    long at = (long) (log.length() * random.nextDouble());
                    log.seek(at);
                    int before = log.read();
                    log.seek(at);
                    log.write(before ^ 1);
                }
                try (JdbcStorage damaged = EmbeddedFileTest.open(copy)) {
                    assertThat(damaged.conversations().find(other).orElseThrow().head())
                            .isEqualTo(21);
                } catch (StorageException e) {
                    assertThat(e.code()).isIn(ErrorCode.STORAGE_DAMAGED, ErrorCode.STORAGE_SCHEMA_MISMATCH);
                    refused++;
                }
            }
        }
        assertThat(refused).isPositive();
    }

    /** Damages a copy; tells 1 if it was refused, and makes sure that otherwise all entries are read or reading fails. */
    private int damaged(Damage damage) throws IOException {
        Files.copy(whole, copy, StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(directory.resolve("copy.db-wal"));
        Files.deleteIfExists(directory.resolve("copy.db-shm"));
        Files.deleteIfExists(directory.resolve("copy.db.ack"));
        try (RandomAccessFile file = new RandomAccessFile(copy.toFile(), "rw")) {
            damage.to(file);
        }
        try (JdbcStorage store = EmbeddedFileTest.open(copy)) {
            long after = 0;
            int found;
            do {
                found = store.entries()
                        .read(List.of(new EntryRange(ref, after, Long.MAX_VALUE)), 1000)
                        .size();
                after += found;
            } while (found == 1000);
            assertThat(after).isEqualTo(ENTRIES + 1);
            return 0;
        } catch (StorageException e) {
            assertThat(e.code()).isIn(ErrorCode.STORAGE_DAMAGED, ErrorCode.STORAGE_SCHEMA_MISMATCH);
            return 1;
        }
    }

    private interface Damage {
        void to(RandomAccessFile file) throws IOException;
    }
}
