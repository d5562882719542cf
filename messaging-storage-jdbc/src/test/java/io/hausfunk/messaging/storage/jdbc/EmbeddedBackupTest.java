// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc;

import static io.hausfunk.messaging.storage.jdbc.Failures.codeOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies of the embedded file while it is open. */
class EmbeddedBackupTest {
    @TempDir
    private Path directory;

    private Path target;
    private JdbcStorage store;
    private ConversationRef ref;

    @BeforeEach
    void open() throws IOException {
        target = Files.createDirectory(directory.resolve("elsewhere")).resolve("copy.db");
        store = JdbcStorage.embedded(directory.resolve("chat.db"));
        store.open();
        ref = Samples.conversation(store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_copy_holds_everything_that_was_acknowledged_before_it_was_asked_for() throws Exception {
        say(1000);
        say(1000);
        List<Long> told = new ArrayList<>();

        store.backup(target, (copied, all) -> told.add(copied * 100 / all));

        assertThat(told).isSorted().hasSizeGreaterThan(1).last().isEqualTo(100L);
        assertThat(head(target)).isEqualTo(2001);
        assertThat(filesOf(target.getParent())).containsExactlyInAnyOrder("copy.db", "copy.db.lock", "copy.db.ack");
        assertThat(Neighbour.opens(directory.resolve("chat.db"))).isEqualTo("STORAGE_LOCKED");
    }

    @Test
    void a_copy_made_while_others_write_is_of_one_moment() throws Exception {
        say(1000);
        AtomicBoolean done = new AtomicBoolean();
        AtomicLong before = new AtomicLong();
        Thread writer = new Thread(() -> {
            while (!done.get()) {
                say(5);
                before.incrementAndGet();
            }
        });
        writer.start();
        store.backup(target, (copied, all) -> Thread.onSpinWait());
        done.set(true);
        writer.join();

        assertThat(head(target)).isBetween(1001L, 1001 + 5 * before.get());
    }

    @Test
    void nothing_is_written_over_and_a_failure_leaves_no_file() throws IOException {
        Files.writeString(target, "something else");
        assertThat(codeOf(() -> store.backup(target, (copied, all) -> {}))).isEqualTo(ErrorCode.STORAGE_UNAVAILABLE);
        assertThat(Files.readString(target)).isEqualTo("something else");

        Path nowhere = directory.resolve("no/such/copy.db");
        assertThatThrownBy(() -> store.backup(nowhere, (copied, all) -> {})).hasMessageContaining(nowhere.toString());

        Path other = target.resolveSibling("other.db");
        assertThatThrownBy(() -> store.backup(other, (copied, all) -> {
                    throw new IllegalStateException("enough");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(filesOf(target.getParent())).containsExactly("copy.db");
        say(1);
    }

    private void say(int messages) {
        store.entries()
                .append(IntStream.range(0, messages)
                        .mapToObj(i -> Samples.message(ref))
                        .toList());
    }

    private long head(Path file) {
        try (JdbcStorage copy = JdbcStorage.embedded(file)) {
            copy.open();
            long head = copy.conversations().find(ref).orElseThrow().head();
            assertThat(copy.entries().read(List.of(new EntryRange(ref, head - 1, head)), 1))
                    .hasSize(1);
            return head;
        }
    }

    private static List<String> filesOf(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
