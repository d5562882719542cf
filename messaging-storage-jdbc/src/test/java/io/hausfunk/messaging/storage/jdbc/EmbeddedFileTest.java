// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc;

import static io.hausfunk.messaging.storage.jdbc.Failures.codeOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Lease;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of the embedded store: whose it is, who has it open, what else may be done to it. */
class EmbeddedFileTest {
    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("chat.db");
    }

    @Test
    void file_and_directory_are_created_for_their_owner_only() throws IOException {
        Path nested = directory.resolve("a").resolve("b").resolve("chat.db");
        open(nested).close();

        assumeTrue(Files.getFileStore(directory).supportsFileAttributeView("posix"), "rights are of another kind here");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(nested)))
                .isEqualTo("rw-------");
    }

    @Test
    void a_second_store_on_the_file_is_refused_until_the_first_closes() {
        JdbcStorage first = open(file);
        try (JdbcStorage second = JdbcStorage.embedded(file)) {
            assertThat(codeOf(second::open)).isEqualTo(ErrorCode.STORAGE_LOCKED);
            first.close();

            second.open();

            Samples.conversation(second);
        }
    }

    @Test
    void a_lease_that_nobody_wrote_through_a_store_hides_no_other() throws SQLException {
        try (JdbcStorage store = open(file)) {
            for (String name : List.of("node:a", "node:b", "node:c", "node:d")) {
                store.leases().acquire(name, UUID.randomUUID(), "", Duration.ofHours(1));
            }
            sql(file, "UPDATE hausfunk_lease SET note = char(10) WHERE name = 'node:a'");
            sql(file, "UPDATE hausfunk_lease SET name = 'node:B' WHERE name = 'node:b'");
            sql(file, "UPDATE hausfunk_lease SET holder = x'00' WHERE name = 'node:c'");

            assertThat(store.leases().held("node:", 10)).extracting(Lease::name).containsExactly("node:d");
        }
    }

    @Test
    void a_lease_that_a_clock_gave_that_was_a_day_ahead_is_not_held_once_the_clock_is_right() throws SQLException {
        try (JdbcStorage store = open(file)) {
            Lease ghost = take(store, "engine:one");
            Lease alive = take(store, "engine:two");
            sql(file, "UPDATE hausfunk_lease SET expires_at = expires_at + 86400000 WHERE name = 'engine:one'");

            assertThat(store.leases().held("engine:", 10)).containsExactly(alive);
            assertThat(store.leases().renew(ghost, Duration.ofHours(1))).isFalse();
            assertThat(take(store, "engine:one").token()).isGreaterThan(ghost.token());
        }
    }

    private static Lease take(JdbcStorage store, String name) {
        return store.leases()
                .acquire(name, UUID.randomUUID(), "", Duration.ofHours(1))
                .orElseThrow();
    }

    @Test
    void another_process_is_refused() throws Exception {
        try (JdbcStorage store = open(file)) {
            Process other = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            KilledWriter.class.getName(),
                            file.toString(),
                            "none",
                            Samples.conversation(store).conversation().toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(other.waitFor()).isNotZero();
            assertThat(said).contains("STORAGE_LOCKED");
        }
    }

    @Test
    void a_file_that_is_no_database_is_damaged_and_left_alone() throws IOException {
        byte[] content = "This is the protocol of the works council, not a database. "
                .repeat(50)
                .getBytes(StandardCharsets.UTF_8);
        Files.write(file, content);

        assertThat(codeOf(() -> open(file))).isEqualTo(ErrorCode.STORAGE_DAMAGED);
        assertThat(Files.readAllBytes(file)).isEqualTo(content);
    }

    @Test
    void a_database_of_another_program_is_refused_and_left_alone() throws SQLException {
        sql(file, "CREATE TABLE invoice (id INTEGER)");

        assertThat(codeOf(() -> open(file))).isEqualTo(ErrorCode.STORAGE_SCHEMA_MISMATCH);
        assertThat(number(file, "SELECT count(*) FROM sqlite_schema")).isEqualTo(1);
    }

    @Test
    void a_newer_version_is_refused_and_left_alone() throws SQLException {
        open(file).close();
        sql(file, "INSERT INTO hausfunk_version (version) VALUES (99)");

        assertThat(codeOf(() -> open(file))).isEqualTo(ErrorCode.STORAGE_SCHEMA_NEWER);
        sql(file, "UPDATE hausfunk_version SET readable_from = 98 WHERE version = 99");
        assertThat(codeOf(() -> open(file))).isEqualTo(ErrorCode.STORAGE_SCHEMA_NEWER);
        assertThat(number(file, "SELECT max(version) FROM hausfunk_version")).isEqualTo(99);
    }

    @Test
    void a_newer_version_that_allows_it_is_used() throws SQLException {
        int version = JdbcStorage.embedded(file).descriptor().schemaVersion();
        open(file).close();
        sql(file, "INSERT INTO hausfunk_version (version, readable_from) VALUES (99, " + version + ")");
        sql(file, "ALTER TABLE hausfunk_entry ADD COLUMN novelty TEXT");

        try (JdbcStorage store = open(file)) {
            assertThat(store.conversations().find(Samples.conversation(store))).isPresent();
        }
        assertThat(number(file, "SELECT count(*) FROM hausfunk_version")).isEqualTo(version + 1);
    }

    @Test
    void validating_makes_no_tables() {
        try (JdbcStorage store = JdbcStorage.embedded(file).withSchemaMode(SchemaMode.VALIDATE)) {
            assertThat(codeOf(store::open)).isEqualTo(ErrorCode.STORAGE_SCHEMA_MISMATCH);
        }
        try (JdbcStorage store = JdbcStorage.embedded(file)) {
            store.open();
        }
        try (JdbcStorage store = JdbcStorage.embedded(file).withSchemaMode(SchemaMode.VALIDATE)) {
            store.open();
        }
    }

    @Test
    void names_cannot_carry_settings() {
        for (String bad : List.of("a?journal_mode=OFF", "a\nb", "a*", "a\"b", "a|b", "a<b")) {
            assertThatThrownBy(() -> JdbcStorage.embedded(directory.resolve(bad)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void odd_names_are_names() {
        for (String odd : List.of("a b;INIT=x", "file:x&mode=memory#y", ":memory:", "100%41", "ümläut", "quote'd")) {
            Path path = directory.resolve(odd);
            open(path).close();

            assertThat(path).isRegularFile();
        }
    }

    @Test
    void a_read_only_directory_is_told() throws Exception {
        open(file).close();
        assumeTrue(run("mount", "--bind", directory.toString(), directory.toString()), "mounting needs root");
        try {
            assumeTrue(run("mount", "-o", "remount,bind,ro", directory.toString()), "mounting needs root");

            assertThat(codeOf(() -> open(file))).isEqualTo(ErrorCode.STORAGE_READ_ONLY);
        } finally {
            run("umount", directory.toString());
        }
        open(file).close();
    }

    @Test
    void a_thread_that_was_interrupted_does_no_harm() {
        try (JdbcStorage store = open(file)) {
            ConversationRef ref = Samples.conversation(store);
            for (int i = 0; i < 20; i++) {
                Thread.currentThread().interrupt();
                store.entries().append(List.of(Samples.message(ref)));
                assertThat(Thread.interrupted()).isTrue();
                store.conversations().find(ref);
            }
            assertThat(store.conversations().find(ref).orElseThrow().head()).isEqualTo(21);
        }
        open(file).close();
    }

    static JdbcStorage open(Path file) {
        JdbcStorage store = JdbcStorage.embedded(file);
        try {
            store.open();
            return store;
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    static void sql(Path file, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(Path file, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    static boolean run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // no such command here
        }
    }
}
