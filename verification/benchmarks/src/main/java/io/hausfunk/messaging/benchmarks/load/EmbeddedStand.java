// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.load;

import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.jdbc.JdbcStorage;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The embedded store: a SQLite file for each contestant. */
final class EmbeddedStand implements Stand {
    /** What the store sets on the connection that writes. */
    private static final List<String> LIKE_THE_STORE = List.of(
            "PRAGMA journal_mode=WAL",
            "PRAGMA synchronous=FULL",
            "PRAGMA wal_autocheckpoint=1000",
            "PRAGMA journal_size_limit=8388608",
            "PRAGMA cache_size=-32000",
            "PRAGMA cell_size_check=ON",
            "PRAGMA temp_store=MEMORY");

    private final Path directory;

    EmbeddedStand(Path directory) {
        this.directory = directory;
    }

    @Override
    public String name() {
        return "sqlite";
    }

    @Override
    public MessagingStorage store(String name) {
        return JdbcStorage.embedded(file(name));
    }

    @Override
    public RawInserts raw(List<NewEntry> rows) {
        try (MessagingStorage tables = store("raw")) {
            tables.open();
        }
        try {
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file("raw"));
            try (Statement statement = connection.createStatement()) {
                for (String setting : LIKE_THE_STORE) {
                    statement.execute(setting);
                }
            }
            return new RawInserts(connection, "hausfunk_entry", RawInserts::bytes, rows);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public long syncs() {
        return -1;
    }

    @Override
    public void close() {
        // The files go with the directory.
    }

    private Path file(String name) {
        return directory.resolve(name + ".db");
    }
}
