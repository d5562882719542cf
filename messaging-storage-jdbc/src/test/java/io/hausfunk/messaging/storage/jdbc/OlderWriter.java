// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Appends by the statements of version 1, prepared on a connection that stays open. */
final class OlderWriter implements AutoCloseable {
    private static final String REF = "tenant = 'acme' AND conversation = ";

    private final Connection connection;
    private final boolean sqlite;
    private final List<PreparedStatement> statements;

    OlderWriter(Connection connection, boolean sqlite) throws SQLException {
        this.connection = connection;
        this.sqlite = sqlite;
        String conversation =
                sqlite ? "x'11111111111141118111111111111111'" : "'11111111-1111-4111-8111-111111111111'::uuid";
        String insert =
                "INSERT INTO hausfunk_entry (tenant, conversation, sequence, name, fingerprint, author, at_ms, kind,"
                        + " envelope) SELECT tenant, conversation, head + 1, " + fresh() + ", " + fresh()
                        + ", profile_set_by, created_at, 1, profile FROM hausfunk_conversation WHERE " + REF
                        + conversation;
        String update = "UPDATE hausfunk_conversation SET head = head + 1, changed = "
                + (sqlite ? "(SELECT number FROM hausfunk_commit)" : "pg_current_xact_id()") + " WHERE " + REF
                + conversation + " AND head = ?";
        String count = "UPDATE hausfunk_commit SET number = number + 1";
        this.statements = sqlite
                ? List.of(
                        connection.prepareStatement(count),
                        connection.prepareStatement(insert),
                        connection.prepareStatement(update))
                : List.of(connection.prepareStatement(insert), connection.prepareStatement(update));
    }

    /** Appends an entry that gets this number. */
    void append(long sequence) throws SQLException {
        run("BEGIN" + (sqlite ? " IMMEDIATE" : ""));
        for (PreparedStatement statement : statements) {
            if (statement == statements.get(statements.size() - 1)) {
                statement.setLong(1, sequence - 1);
            }
            if (statement.executeUpdate() != 1) {
                throw new IllegalStateException("the entry did not get number " + sequence);
            }
        }
        run("COMMIT");
    }

    private String fresh() {
        return sqlite ? "randomblob(16)" : "gen_random_uuid()";
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
