// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc;

import static io.hausfunk.messaging.storage.jdbc.Failures.codeOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.NewEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others do to the file while the store has it open: nothing is acknowledged that is not in the file that others find. */
class EmbeddedNeighboursTest {
    private static final int RETRIES = 5;

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("chat.db");
    }

    @Test
    void a_second_store_that_is_refused_in_this_process_lets_no_other_process_in() throws Exception {
        try (JdbcStorage store = open();
                JdbcStorage second = JdbcStorage.embedded(file)) {
            assertThat(codeOf(second::open)).isEqualTo(ErrorCode.STORAGE_LOCKED);

            assertThat(Neighbour.opens(file)).isEqualTo("STORAGE_LOCKED");
            say(store, Samples.conversation(store));
        }
    }

    @Test
    void a_host_that_copies_the_open_files_and_a_shell_that_looks_at_them_cost_no_message() throws Exception {
        try (JdbcStorage store = open()) {
            ConversationRef ref = Samples.conversation(store);
            copyAll();
            assertThat(Neighbour.counts(file)).isEqualTo(1);

            for (int i = 0; i < 20; i++) {
                say(store, ref);
            }

            assertThat(store.conversations().find(ref).orElseThrow().head()).isEqualTo(21);
            assertThat(Neighbour.counts(file)).isEqualTo(21);
        }
        assertThat(Neighbour.counts(file)).isEqualTo(21);
    }

    @Test
    void the_first_message_after_the_host_copied_the_files_keeps_shells_from_taking_the_log_away() throws Exception {
        try (JdbcStorage store = open()) {
            ConversationRef ref = Samples.conversation(store);
            copyAll();
            say(store, ref);

            assertThat(Neighbour.counts(file)).isEqualTo(2);
            assertThat(beside("-wal")).exists();
            assertThat(Neighbour.opens(file)).isEqualTo("STORAGE_LOCKED");
            store.entries().append(List.of(Samples.message(ref)));
            assertThat(Neighbour.counts(file)).isEqualTo(3);
        }
    }

    @Test
    void a_log_that_somebody_removes_costs_no_message() throws Exception {
        try (JdbcStorage store = open()) {
            ConversationRef ref = Samples.conversation(store);
            say(store, ref);
            for (List<String> gone : List.of(List.of("-wal"), List.of("-shm"), List.of("-wal", "-shm"))) {
                for (String suffix : gone) {
                    Files.delete(beside(suffix));
                }
                say(store, ref);
                assertThat(Neighbour.counts(file))
                        .isEqualTo(store.conversations().find(ref).orElseThrow().head());
            }
        }
        assertThat(Neighbour.counts(file)).isEqualTo(5);
    }

    @Test
    void nothing_is_acknowledged_once_the_file_was_replaced() throws Exception {
        Path older = directory.resolve("older.db");
        try (JdbcStorage store = open()) {
            Samples.conversation(store);
        }
        Files.copy(file, older);
        JdbcStorage store = open();
        ConversationRef ref = Samples.conversation(store);
        Files.move(older, file, StandardCopyOption.REPLACE_EXISTING);

        assertThat(codeOf(() -> store.entries().append(List.of(Samples.message(ref)))))
                .isEqualTo(ErrorCode.STORAGE_LOCKED);
        assertThat(codeOf(() -> store.conversations().find(ref))).isEqualTo(ErrorCode.STORAGE_LOCKED);
        store.close();
        assertThat(codeOf(this::open)).isEqualTo(ErrorCode.STORAGE_DAMAGED);
    }

    @Test
    void nothing_is_acknowledged_once_the_lock_was_removed_and_another_process_has_the_file() throws Exception {
        try (JdbcStorage store = open()) {
            ConversationRef ref = Samples.conversation(store);
            Files.delete(beside(".lock"));
            Files.delete(beside(".ack"));
            assertThat(Neighbour.opens(file)).isEqualTo("opened");

            assertThat(codeOf(() -> store.entries().append(List.of(Samples.message(ref)))))
                    .isEqualTo(ErrorCode.STORAGE_LOCKED);
        }
    }

    /** As the engine does it: an unknown outcome is found out by asking again. */
    private static void say(JdbcStorage store, ConversationRef ref) {
        NewEntry entry = Samples.message(ref);
        for (int attempt = 1; ; attempt++) {
            try {
                store.entries().append(List.of(entry));
                return;
            } catch (StorageException e) {
                assertThat(attempt).as(e.getMessage()).isLessThan(RETRIES);
                assertThat(e.retryable()).as(e.getMessage()).isTrue();
            }
        }
    }

    private void copyAll() throws IOException {
        Path backup = Files.createDirectories(directory.resolve("backup"));
        for (String suffix : List.of("", "-wal", "-shm", ".lock", ".ack")) {
            Path each = beside(suffix);
            Files.copy(each, backup.resolve(each.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path beside(String suffix) {
        return directory.resolve("chat.db" + suffix);
    }

    private JdbcStorage open() {
        JdbcStorage store = JdbcStorage.embedded(file);
        store.open();
        return store;
    }
}
