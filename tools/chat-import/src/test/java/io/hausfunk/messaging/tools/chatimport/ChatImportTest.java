// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.servers.postgresql.PostgresServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChatImportTest {
    private static final int CHATS = 70;
    private static final String ALL = "imported " + CHATS * OddChat.MESSAGES + " messages, " + CHATS * OddChat.MOVES
            + " joins and leaves in " + CHATS + " conversations; read back " + CHATS * OddChat.MESSAGES
            + "; differences 0";

    @TempDir
    Path directory;

    @Test
    void everything_comes_back_from_a_file_and_nothing_comes_twice() throws IOException {
        Path file = OddChat.write(directory, CHATS);
        String store = directory.resolve("store").toString();
        importTwice(file.toString(), "--store", store);
    }

    @Test
    void everything_comes_back_from_postgresql_and_nothing_comes_twice() throws IOException {
        Path file = OddChat.write(directory, CHATS);
        try (PostgresServer postgres = PostgresServer.fast()) {
            importTwice(
                    file.toString(),
                    "--postgresql",
                    postgres.url(),
                    "--store",
                    directory.resolve("store").toString());
        }
    }

    private static void importTwice(String... arguments) {
        Console first = Console.run(arguments);
        assertThat(first.err()).contains("imported 1260 of 1260 lines, 100 %");
        assertThat(first.last()).isEqualTo(ALL);
        assertThat(first.exit()).isZero();
        assertThat(first.out()).hasSize(2).element(0).asString().contains("messages/s");

        Console second = Console.run(arguments);
        assertThat(second.last()).isEqualTo(ALL);
        assertThat(second.exit()).isZero();
        assertThat(second.out()).element(0).asString().startsWith(CHATS * OddChat.MESSAGES + " messages were there");
    }

    @Test
    void an_import_that_was_cut_off_goes_on() throws IOException {
        Path file = OddChat.write(directory, 1);
        String store = directory.resolve("store").toString();
        Path part = directory.resolve("part.jsonl");
        for (int lines = 1; lines <= 18; lines += 3) {
            Files.write(part, Files.readAllLines(file).subList(0, lines));
            Console run = Console.run(part.toString(), "--store", store);
            assertThat(run.last()).endsWith("differences 0");
        }
    }

    @Test
    void a_packed_file_is_read_and_a_part_of_it_taken() throws IOException {
        Path packed = directory.resolve("packed");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(OddChat.write(directory, 3), out);
        }
        Console run = Console.run(
                packed.toString(), "--store", directory.resolve("store").toString(), "--limit-conversations", "2");
        assertThat(run.last()).startsWith("imported 22 messages, 14 joins and leaves in 2 conversations;");
    }

    @Test
    void the_store_holds_no_word_of_it() throws IOException {
        Path file = OddChat.write(directory, 1);
        Path store = directory.resolve("store");
        Console.run(file.toString(), "--store", store.toString());
        String bytes = Files.readString(store.resolve("messages.db"), StandardCharsets.ISO_8859_1);
        assertThat(bytes).doesNotContain("Moin", "waves", "nobody saw me", "2004-12-25");
    }

    @Test
    void other_words_under_a_known_number_are_refused() throws IOException {
        Path file = OddChat.write(directory, 1);
        String store = directory.resolve("store").toString();
        Console.run(file.toString(), "--store", store);
        Files.writeString(file, Files.readString(file).replace("Moin", "Tach"));
        Console run = Console.run(file.toString(), "--store", store);
        assertThat(run.exit()).isEqualTo(ChatImport.FAILED);
        assertThat(run.err()).contains("odd-0, n 0: IDEMPOTENCY_CONFLICT").doesNotContain("Tach", "Moin", "\tat ");
    }
}
