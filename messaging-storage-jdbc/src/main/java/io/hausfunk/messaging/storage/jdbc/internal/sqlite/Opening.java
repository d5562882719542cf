// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal.sqlite;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.storage.jdbc.SchemaMode;
import io.hausfunk.messaging.storage.jdbc.internal.Dialect;
import io.hausfunk.messaging.storage.jdbc.internal.Schema;
import io.hausfunk.messaging.storage.jdbc.internal.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;

/** From a path to a connection that may write: whose file it is, which version it has, whether it is whole. */
final class Opening {
    private static final Set<String> OURS = Set.of("0", "1214672491");

    private final StoreFiles files;
    private final StoreSettings settings;
    private final Dialect dialect;
    private final Schema schema;
    private final String changeMark;

    Opening(StoreFiles files, StoreSettings settings, Dialect dialect) {
        this.files = files;
        this.settings = settings;
        this.dialect = dialect;
        this.changeMark = dialect.text("UPDATE {history} SET mark = randomblob(16)");
        this.schema = new Schema(dialect, "sqlite", settings.prefix());
    }

    /** The file, as it is named in messages. */
    Path file() {
        return files.database();
    }

    /** Opens for the first time. The caller has the lease. */
    SqliteConnection first() throws SQLException, IOException {
        files.create();
        return checked();
    }

    /** Opens after the disk had failed: what the log holds must go into the file before anything is acknowledged. */
    SqliteConnection again() throws SQLException, IOException {
        SqliteConnection connection = checked();
        try {
            if (!connection.text("PRAGMA wal_checkpoint(TRUNCATE)").equals("0")) {
                throw new StorageException(ErrorCode.STORAGE_UNAVAILABLE, "the log cannot be moved into the file");
            }
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private SqliteConnection checked() throws SQLException, IOException {
        SqliteConnection connection = SqliteConnection.open(files.database(), settings.lockTimeout());
        try {
            DriverVersion.require(connection.text("SELECT sqlite_version()"));
            identify(connection);
            connection.prepareToWrite();
            if (settings.mode() == SchemaMode.MIGRATE) {
                migrate(connection);
            }
            if (settings.mode() != SchemaMode.NONE) {
                schema.validate(new SqliteSession(connection));
            }
            long acknowledged = files.acknowledged();
            new DamageCheck(dialect).run(connection, Files.size(files.database()), acknowledged);
            if (acknowledged == 0) {
                // A copy without the file beside it: it may be older than what was there before.
                connection.run(changeMark);
            }
            return connection;
        } catch (SQLException | IOException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** Refuses the file of another program, and one of a newer version, before anything is changed. */
    private void identify(SqliteConnection connection) throws SQLException {
        String id = connection.text("PRAGMA application_id");
        int version = schema.version(new SqliteSession(connection));
        boolean empty = "0".equals(connection.text("SELECT count(*) FROM sqlite_schema"));
        if (!OURS.contains(id) || (version == 0 && !empty && "0".equals(id))) {
            throw new StorageException(ErrorCode.STORAGE_SCHEMA_MISMATCH, "the file belongs to another program");
        }
    }

    private void migrate(SqliteConnection connection) throws SQLException {
        connection.run("BEGIN IMMEDIATE");
        try {
            schema.migrate(new SqliteSession(connection));
            connection.run("COMMIT");
        } catch (SQLException | RuntimeException e) {
            connection.run("ROLLBACK");
            throw e;
        }
    }
}
