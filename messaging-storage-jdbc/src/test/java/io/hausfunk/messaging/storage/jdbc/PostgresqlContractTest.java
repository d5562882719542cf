// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc;

import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.tck.storage.CanGoBack;
import io.hausfunk.messaging.tck.storage.MessagingStorageContract;
import io.hausfunk.messaging.tck.storage.StorageHarness;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;

/** The contract kit on PostgreSQL. */
class PostgresqlContractTest extends MessagingStorageContract {
    private static final CountingDataSource POOL = new CountingDataSource(TestSchemas.dataSource());
    private static final String SCHEMA = TestSchemas.newSchema();
    private static final List<String> TABLES = List.of(
            "conversation",
            "participant",
            "entry",
            "annex",
            "annex_count",
            "expiry",
            "addressee",
            "task",
            "personal",
            "key",
            "lease",
            "history",
            "version");

    @AfterAll
    static void drop() throws SQLException {
        POOL.closeIdle();
        TestSchemas.drop(SCHEMA);
    }

    @Override
    protected StorageHarness newHarness() {
        return new Harness(SCHEMA, false);
    }

    @Override
    protected StorageHarness newEmptyHarness() {
        return new Harness(TestSchemas.newSchema(), true);
    }

    private record Harness(String schema, boolean own) implements StorageHarness, CanGoBack {
        @Override
        public MessagingStorage newStore() {
            return JdbcStorage.postgresql(POOL).withSchema(schema);
        }

        @Override
        public MessagingStorage secondNode() {
            return newStore();
        }

        @Override
        public List<byte[]> rawBytes() {
            List<byte[]> all = new ArrayList<>();
            for (String table : TABLES) {
                readAll("SELECT * FROM " + schema + ".hausfunk_" + table, all);
            }
            return all;
        }

        private static void readAll(String query, List<byte[]> into) {
            try (Connection connection = POOL.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery(query)) {
                while (result.next()) {
                    for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                        Object value = result.getObject(column);
                        into.add(
                                value instanceof byte[] bytes
                                        ? bytes
                                        : String.valueOf(value).getBytes(StandardCharsets.UTF_8));
                    }
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void keep() {
            TestSchemas.execute("DROP SCHEMA IF EXISTS kept CASCADE; CREATE SCHEMA kept");
            TABLES.forEach(table -> TestSchemas.execute(
                    "CREATE TABLE kept." + table + " AS SELECT * FROM " + schema + ".hausfunk_" + table));
        }

        @Override
        public void goBack() {
            StringBuilder restore = new StringBuilder();
            TABLES.forEach(table -> restore.append("TRUNCATE " + schema + ".hausfunk_" + table + "; INSERT INTO "
                    + schema + ".hausfunk_" + table + " SELECT * FROM kept." + table + "; "));
            TestSchemas.execute("BEGIN; " + restore + "COMMIT");
        }

        @Override
        public void close() {
            if (own) {
                TestSchemas.drop(schema);
            }
        }
    }
}
