// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc;

import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.NewEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.sqlite.JDBC;

/**
 * Not a test: durable appends a second against raw JDBC batches of the same rows, turn by turn in one run.
 * Arguments: {@code postgresql} or {@code embedded}, rounds, seconds a turn.
 */
final class AppendSpeed {
    private static final int CONVERSATIONS = 50;
    private static final int RAW_BATCH = 100;
    private static final int[] GROUPS = {10, 100, 500, 800};

    private AppendSpeed() {}

    public static void main(String[] arguments) throws SQLException, java.io.IOException {
        int rounds = Integer.parseInt(arguments[1]);
        double seconds = Double.parseDouble(arguments[2]);
        Path directory = Files.createTempDirectory("append-speed");
        boolean embedded = arguments[0].equals("embedded");
        CountingDataSource pool = embedded ? null : new CountingDataSource(TestSchemas.dataSource());
        try (JdbcStorage store = pool == null
                        ? JdbcStorage.embedded(directory.resolve("ours.db"))
                        : JdbcStorage.postgresql(pool);
                Connection raw = pool == null ? file(directory.resolve("raw.db")) : pooled(pool)) {
            store.open();
            List<ConversationRef> conversations = new ArrayList<>();
            for (int i = 0; i < CONVERSATIONS; i++) {
                conversations.add(Samples.conversation(store));
            }
            prepare(raw, embedded);
            rawBatches(raw, embedded, RAW_BATCH, seconds);
            ours(store, conversations, 500, seconds);
            List<double[]> ratios = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                double base = rawBatches(raw, embedded, RAW_BATCH, seconds);
                StringBuilder line = new StringBuilder(String.format("raw100 %,.0f/s", base));
                double[] ratio = new double[GROUPS.length];
                for (int i = 0; i < GROUPS.length; i++) {
                    double rate = ours(store, conversations, GROUPS[i], seconds);
                    ratio[i] = rate / base;
                    line.append(String.format(" | group %d: %,.0f/s = %.2f", GROUPS[i], rate, ratio[i]));
                }
                ratios.add(ratio);
                System.out.println(line);
            }
            for (int i = 0; i < GROUPS.length; i++) {
                int at = i;
                double[] sorted =
                        ratios.stream().mapToDouble(each -> each[at]).sorted().toArray();
                System.out.printf(
                        "group %d: median ratio %.2f %s%n",
                        GROUPS[i],
                        sorted[sorted.length / 2],
                        Arrays.toString(Arrays.stream(sorted)
                                .map(x -> Math.round(x * 100) / 100.0)
                                .toArray()));
            }
        }
        System.exit(0);
    }

    private static double ours(JdbcStorage store, List<ConversationRef> conversations, int group, double seconds) {
        long start = System.nanoTime();
        long rows = 0;
        while (System.nanoTime() - start < seconds * 1e9) {
            List<NewEntry> batch = new ArrayList<>(group);
            for (int i = 0; i < group; i++) {
                batch.add(Samples.message(
                        conversations.get(ThreadLocalRandom.current().nextInt(CONVERSATIONS))));
            }
            store.entries().append(batch);
            rows += group;
        }
        return rows / ((System.nanoTime() - start) / 1e9);
    }

    private static double rawBatches(Connection raw, boolean embedded, int group, double seconds) throws SQLException {
        long start = System.nanoTime();
        long rows = 0;
        long[] heads = new long[CONVERSATIONS];
        String next = "SELECT coalesce(max(sequence), 0) FROM raw_entry WHERE tenant = 'acme' AND conversation = ?";
        try (PreparedStatement statement = raw.prepareStatement(next)) {
            for (int i = 0; i < CONVERSATIONS; i++) {
                bind(statement, 1, new java.util.UUID(1, i), embedded);
                try (ResultSet result = statement.executeQuery()) {
                    result.next();
                    heads[i] = result.getLong(1);
                }
            }
        }
        String insert = "INSERT INTO raw_entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement statement = raw.prepareStatement(insert);
                Statement control = raw.createStatement()) {
            while (System.nanoTime() - start < seconds * 1e9) {
                if (embedded) {
                    control.execute("BEGIN IMMEDIATE");
                }
                for (int i = 0; i < group; i++) {
                    int conversation = ThreadLocalRandom.current().nextInt(CONVERSATIONS);
                    byte[] body = new byte[400];
                    ThreadLocalRandom.current().nextBytes(body);
                    statement.setString(1, "acme");
                    bind(statement, 2, new java.util.UUID(1, conversation), embedded);
                    statement.setLong(3, ++heads[conversation]);
                    bind(statement, 4, java.util.UUID.randomUUID(), embedded);
                    bind(statement, 5, java.util.UUID.randomUUID(), embedded);
                    bind(statement, 6, java.util.UUID.randomUUID(), embedded);
                    statement.setLong(7, start);
                    statement.setInt(8, 1);
                    statement.setBytes(9, body);
                    statement.addBatch();
                }
                statement.executeBatch();
                if (embedded) {
                    control.execute("COMMIT");
                } else {
                    raw.commit();
                }
                rows += group;
            }
        }
        return rows / ((System.nanoTime() - start) / 1e9);
    }

    private static void bind(PreparedStatement statement, int index, java.util.UUID value, boolean embedded)
            throws SQLException {
        if (embedded) {
            statement.setBytes(
                    index,
                    java.nio.ByteBuffer.allocate(16)
                            .putLong(value.getMostSignificantBits())
                            .putLong(value.getLeastSignificantBits())
                            .array());
        } else {
            statement.setObject(index, value);
        }
    }

    private static Connection pooled(DataSource pool) throws SQLException {
        Connection connection = pool.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private static Connection file(Path file) throws SQLException {
        Connection connection = JDBC.createConnection(JDBC.PREFIX + file, new Properties());
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode=WAL");
            statement.execute("PRAGMA synchronous=FULL");
            statement.execute("PRAGMA cache_size=-32000");
        }
        return connection;
    }

    private static void prepare(Connection raw, boolean embedded) throws SQLException {
        String table = embedded
                ? "CREATE TABLE raw_entry (tenant TEXT NOT NULL, conversation BLOB NOT NULL, sequence INTEGER NOT NULL,"
                        + " name BLOB NOT NULL, fingerprint BLOB NOT NULL, author BLOB NOT NULL, at_ms INTEGER NOT NULL,"
                        + " kind INTEGER NOT NULL, envelope BLOB NOT NULL, PRIMARY KEY (tenant, conversation, sequence),"
                        + " UNIQUE (tenant, conversation, name)) STRICT"
                : "CREATE TABLE raw_entry (tenant varchar(64) COLLATE \"C\" NOT NULL, conversation uuid NOT NULL, sequence"
                        + " bigint NOT NULL, name uuid NOT NULL, fingerprint uuid NOT NULL, author uuid NOT NULL, at_ms"
                        + " bigint NOT NULL, kind smallint NOT NULL, envelope bytea NOT NULL, PRIMARY KEY (tenant,"
                        + " conversation, sequence), UNIQUE (tenant, conversation, name))";
        try (Statement statement = raw.createStatement()) {
            statement.execute(table);
            if (!embedded) {
                statement.execute("SET synchronous_commit = on");
                raw.commit();
            }
        }
    }
}
