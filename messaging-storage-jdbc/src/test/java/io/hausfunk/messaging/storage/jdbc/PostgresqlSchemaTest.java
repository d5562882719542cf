// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc;

import static io.hausfunk.messaging.storage.jdbc.Failures.codeOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.storage.ConversationRef;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How the tables come into being in PostgreSQL, and whose tables they are. */
class PostgresqlSchemaTest {
    private static final int ROUNDS = Boolean.getBoolean("hausfunk.thorough") ? 20 : 4;
    private static final int VERSION =
            JdbcStorage.postgresql(TestSchemas.dataSource()).descriptor().schemaVersion();

    private final List<String> schemas = new ArrayList<>();

    @AfterEach
    void drop() {
        schemas.forEach(TestSchemas::drop);
    }

    @Test
    void nodes_that_start_at_once_make_the_tables_once() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                String schema = newSchema();
                CyclicBarrier start = new CyclicBarrier(4);
                Callable<Boolean> node = () -> {
                    try (JdbcStorage store = store(schema)) {
                        start.await();
                        store.open();
                        return true;
                    }
                };
                for (Future<Boolean> each : threads.invokeAll(List.of(node, node, node, node))) {
                    assertThat(each.get()).isTrue();
                }
                assertThat(count("SELECT count(*) FROM " + schema + ".hausfunk_version"))
                        .isEqualTo(VERSION);
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void tables_of_a_newer_version_are_refused_and_left_alone() throws SQLException {
        String schema = newSchema();
        open(store(schema));
        TestSchemas.execute("INSERT INTO " + schema + ".hausfunk_version (version) VALUES (99)");
        TestSchemas.execute("ALTER TABLE " + schema + ".hausfunk_entry RENAME COLUMN kind TO sort");

        for (SchemaMode mode : List.of(SchemaMode.MIGRATE, SchemaMode.VALIDATE)) {
            assertThat(codeOf(() -> open(store(schema).withSchemaMode(mode))))
                    .isEqualTo(ErrorCode.STORAGE_SCHEMA_NEWER);
        }
        assertThat(count("SELECT max(version) FROM " + schema + ".hausfunk_version"))
                .isEqualTo(99);
    }

    @Test
    void tables_of_a_newer_version_that_allows_it_are_used() throws SQLException {
        String schema = newSchema();
        open(store(schema));
        TestSchemas.execute("INSERT INTO " + schema + ".hausfunk_version (version, readable_from) VALUES (99, "
                + VERSION + "); ALTER TABLE " + schema + ".hausfunk_entry ADD COLUMN novelty text");

        for (SchemaMode mode : SchemaMode.values()) {
            try (JdbcStorage store = store(schema).withSchemaMode(mode)) {
                store.open();
                assertThat(store.conversations().find(Samples.conversation(store)))
                        .isPresent();
            }
        }
        TestSchemas.execute(
                "UPDATE " + schema + ".hausfunk_version SET readable_from = " + (VERSION + 1) + " WHERE version = 99");
        assertThat(codeOf(() -> open(store(schema)))).isEqualTo(ErrorCode.STORAGE_SCHEMA_NEWER);
    }

    @Test
    void validating_makes_nothing() throws SQLException {
        String schema = newSchema();

        assertThat(codeOf(() -> open(store(schema).withSchemaMode(SchemaMode.VALIDATE))))
                .isEqualTo(ErrorCode.STORAGE_SCHEMA_MISMATCH);
        assertThat(count("SELECT count(*) FROM pg_namespace WHERE nspname = '" + schema + "'"))
                .isZero();
    }

    @Test
    void validating_finds_a_missing_column() {
        String schema = newSchema();
        open(store(schema));
        TestSchemas.execute("ALTER TABLE " + schema + ".hausfunk_key DROP COLUMN label");

        assertThat(codeOf(() -> open(store(schema).withSchemaMode(SchemaMode.VALIDATE))))
                .isEqualTo(ErrorCode.STORAGE_SCHEMA_MISMATCH);
    }

    @Test
    void validating_accepts_what_an_administrator_made_with_the_file() throws IOException {
        String schema = newSchema();
        TestSchemas.execute("CREATE SCHEMA " + schema);
        for (int version = 1; version <= VERSION; version++) {
            try (InputStream in = JdbcStorage.class.getResourceAsStream("ddl/postgresql/V" + version + ".sql")) {
                String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                TestSchemas.execute("SET search_path TO " + schema + "; " + script);
            }
        }

        try (JdbcStorage store = store(schema).withSchemaMode(SchemaMode.VALIDATE)) {
            store.open();
            assertThat(store.conversations().find(Samples.conversation(store))).isPresent();
        }
    }

    @Test
    void without_a_look_what_is_missing_shows_with_the_first_call() {
        try (JdbcStorage store = store(newSchema()).withSchemaMode(SchemaMode.NONE)) {
            store.open();

            assertThat(codeOf(() -> Samples.conversation(store))).isEqualTo(ErrorCode.STORAGE_SCHEMA_MISMATCH);
        }
    }

    @Test
    void tables_of_the_host_with_similar_names_are_left_alone() throws SQLException {
        String schema = newSchema();
        TestSchemas.execute("CREATE SCHEMA " + schema + "; CREATE TABLE " + schema + ".conversation (id int);"
                + "CREATE TABLE " + schema + ".flyway_schema_history (id int);"
                + "INSERT INTO " + schema + ".conversation VALUES (4711)");
        try (JdbcStorage store = store(schema)) {
            store.open();
            Samples.conversation(store);
        }

        assertThat(count("SELECT sum(id) FROM " + schema + ".conversation")).isEqualTo(4711);
        assertThat(count("SELECT count(*) FROM " + schema + ".flyway_schema_history"))
                .isZero();
    }

    @Test
    void a_table_of_the_host_with_our_name_stops_us_before_anything_is_made() throws SQLException {
        String schema = newSchema();
        TestSchemas.execute("CREATE SCHEMA " + schema + "; CREATE TABLE " + schema + ".hausfunk_entry (id int)");

        assertThat(codeOf(() -> open(store(schema)))).isEqualTo(ErrorCode.STORAGE_SCHEMA_MISMATCH);
        assertThat(count("SELECT count(*) FROM pg_tables WHERE schemaname = '" + schema + "'"))
                .isEqualTo(1);
    }

    @Test
    void stores_with_different_prefixes_do_not_meet() {
        String schema = newSchema();
        try (JdbcStorage one = store(schema).withTablePrefix("a_");
                JdbcStorage other = store(schema).withTablePrefix("b1")) {
            one.open();
            other.open();
            ConversationRef ref = Samples.conversation(one);

            assertThat(one.conversations().find(ref)).isPresent();
            assertThat(other.conversations().find(ref)).isEmpty();
        }
    }

    @Test
    void names_that_need_quoting_are_refused() {
        JdbcStorage store = store(newSchema());

        for (String bad : List.of("", "A", "1a", "a-b", "a\"", "a;drop", "a".repeat(22))) {
            assertThatThrownBy(() -> store.withTablePrefix(bad)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> store.withSchema("public; --")).isInstanceOf(IllegalArgumentException.class);
    }

    private String newSchema() {
        String schema = TestSchemas.newSchema();
        schemas.add(schema);
        return schema;
    }

    private static JdbcStorage store(String schema) {
        return JdbcStorage.postgresql(TestSchemas.pool()).withSchema(schema);
    }

    private static void open(JdbcStorage store) {
        try (store) {
            store.open();
        }
    }

    private static long count(String sql) throws SQLException {
        try (Connection connection = TestSchemas.pool().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }
}
