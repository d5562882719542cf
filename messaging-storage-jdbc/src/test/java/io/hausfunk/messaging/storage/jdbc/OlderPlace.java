// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;

/**
 * A database as an older version left it.
 *
 * @param connections leads to the tables without a prefix for their schema
 * @param stores makes stores on it
 * @param sqlite whether it is a file
 */
record OlderPlace(Connections connections, Supplier<JdbcStorage> stores, boolean sqlite) {
    /** The tables and columns of version 1: whatever comes later, these rows stay. */
    private static final List<String> QUERIES = List.of(
            "SELECT tenant, conversation, kind, history, created_at, head, membership, changed, profile_set_by, profile"
                    + " FROM hausfunk_conversation",
            "SELECT tenant, conversation, person, role, joined, visible_from, left_at, delivered, read"
                    + " FROM hausfunk_participant",
            "SELECT tenant, conversation, sequence, name, fingerprint, author, at_ms, kind, envelope FROM hausfunk_entry",
            "SELECT kind, tenant, conversation, person, version, wrapped, label FROM hausfunk_key");

    static OlderPlace sqlite(Path file, int version) throws SQLException {
        return new OlderPlace(
                        () -> DriverManager.getConnection("jdbc:sqlite:" + file),
                        () -> JdbcStorage.embedded(file),
                        true)
                .filled("sqlite-" + version);
    }

    static OlderPlace postgresql(String schema, int version) throws SQLException {
        PostgresServer.execute("CREATE SCHEMA " + schema);
        Connections connections = () -> {
            Connection connection = PostgresServer.dataSource().getConnection();
            connection.setSchema(schema);
            return connection;
        };
        Supplier<JdbcStorage> stores =
                () -> JdbcStorage.postgresql(PostgresServer.dataSource()).withSchema(schema);
        return new OlderPlace(connections, stores, false).filled("postgresql-" + version);
    }

    private OlderPlace filled(String fixture) throws SQLException {
        try (Connection connection = connections.open();
                Statement statement = connection.createStatement()) {
            if (sqlite) {
                statement.execute("PRAGMA journal_mode=WAL");
            }
            for (String each : script(fixture).split(";\\s*\n", -1)) {
                if (!each.isBlank()) {
                    statement.execute(each);
                }
            }
        }
        return this;
    }

    private static String script(String fixture) {
        try (InputStream in = OlderPlace.class.getResourceAsStream("older/" + fixture + ".sql")) {
            if (in == null) {
                throw new IllegalStateException("add what the version before left as older/" + fixture + ".sql");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("--"))
                    .reduce("", (before, line) -> before + line + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JdbcStorage store() {
        return stores.get();
    }

    JdbcStorage opened() {
        JdbcStorage store = store();
        store.open();
        return store;
    }

    OlderWriter writer() throws SQLException {
        return new OlderWriter(connections.open(), sqlite);
    }

    /** Every row that version 1 had, in an order of its own. */
    List<String> rows() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = connections.open();
                Statement statement = connection.createStatement()) {
            for (String query : QUERIES) {
                try (ResultSet result = statement.executeQuery(query)) {
                    while (result.next()) {
                        rows.add(row(result));
                    }
                }
            }
        }
        Collections.sort(rows);
        return rows;
    }

    private static String row(ResultSet result) throws SQLException {
        Object[] values = new Object[result.getMetaData().getColumnCount()];
        for (int column = 0; column < values.length; column++) {
            Object value = result.getObject(column + 1);
            values[column] = value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value;
        }
        return Arrays.toString(values);
    }

    long number(String sql) throws SQLException {
        try (Connection connection = connections.open();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    interface Connections {
        Connection open() throws SQLException;
    }
}
