// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal.postgresql;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.storage.jdbc.internal.Dialect;
import io.hausfunk.messaging.storage.jdbc.internal.Schema;
import io.hausfunk.messaging.storage.jdbc.internal.SqlSession;
import io.hausfunk.messaging.storage.jdbc.internal.StoreSettings;
import io.hausfunk.messaging.storage.jdbc.internal.postgresql.TransactionSettings.HistoryColumns;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to the tables when a store opens. Nodes that start at once wait for each other at an advisory lock. */
final class PostgresqlSchema {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresqlSchema.class);
    private static final Duration LONGEST_MIGRATION = Duration.ofMinutes(10);

    private final Transactions transactions;
    private final StoreSettings settings;
    private final Schema schema;

    PostgresqlSchema(DataSource dataSource, ServerAffinity process, Dialect dialect, StoreSettings settings) {
        this.transactions = new Transactions(
                dataSource, process, new KnownHistory(), HistoryColumns.NONE, LONGEST_MIGRATION, LONGEST_MIGRATION);
        this.settings = settings;
        this.schema = new Schema(dialect, "postgresql", settings.prefix());
    }

    void open() {
        switch (settings.mode()) {
            case MIGRATE -> migrate();
            case VALIDATE -> transactions.read("open", this::validate);
            case NONE -> transactions.read("open", session -> session.query("SELECT 1", row -> row.number(1)));
        }
    }

    /** How to ask for the server's timeline; there are servers of other makers that do not know it. */
    String timeline() {
        String expression =
                "CASE WHEN pg_is_in_recovery() THEN '' ELSE left(pg_walfile_name(pg_current_wal_lsn()), 8) END";
        try {
            transactions.read("open", session -> session.query("SELECT " + expression, row -> row.text(1)));
            return expression;
        } catch (StorageException e) {
            if (e.code() == ErrorCode.STORAGE_UNAVAILABLE) {
                throw e;
            }
            LOG.info("The database does not tell its timeline; a failover is noticed by the rows of this node alone");
            return "''";
        }
    }

    private void migrate() {
        if (transactions.<Integer>read("open", schema::version) < Schema.VERSION) {
            transactions.write("migrate", session -> {
                session.query("SELECT pg_advisory_xact_lock(?)", row -> 0, lockKey());
                if (settings.schema() != null) {
                    createSchema(session, settings.schema());
                }
                schema.migrate(session);
                return true;
            });
        }
        transactions.read("open", this::validate);
    }

    private static void createSchema(SqlSession session, String name) throws SQLException {
        if (session.query("SELECT 1 FROM pg_namespace WHERE nspname = ?", row -> row.number(1), name)
                .isEmpty()) {
            session.update("CREATE SCHEMA " + name);
        }
        session.update("SET LOCAL search_path TO " + name);
    }

    private boolean validate(SqlSession session) throws SQLException {
        schema.validate(session);
        return true;
    }

    private long lockKey() {
        String name = "hausfunk/" + settings.schema() + "/" + settings.prefix();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits();
    }
}
