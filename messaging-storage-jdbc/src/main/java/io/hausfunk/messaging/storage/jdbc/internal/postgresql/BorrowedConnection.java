// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal.postgresql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection of the host, given back as it was, never within a transaction. */
final class BorrowedConnection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BorrowedConnection.class);
    private static final int UNSUPPORTED = -1;
    private static final String ACTIVE_TRANSACTION = "25001";

    /** What the server says of a transaction that is committed. */
    static final String COMMITTED = "committed";

    private final Connection connection;
    private final boolean autoCommit;
    private final int networkTimeout;
    private final ServerAffinity process;
    private final int prepareThreshold;

    private BorrowedConnection(
            Connection connection,
            boolean autoCommit,
            int networkTimeout,
            ServerAffinity process,
            int prepareThreshold) {
        this.connection = connection;
        this.autoCommit = autoCommit;
        this.networkTimeout = networkTimeout;
        this.process = process;
        this.prepareThreshold = prepareThreshold;
    }

    /** Takes a connection on which a server that says nothing is given up after {@code silence}. */
    static BorrowedConnection take(DataSource dataSource, boolean transaction, Duration silence, ServerAffinity process)
            throws SQLException {
        Connection connection = dataSource.getConnection();
        try {
            boolean autoCommit = connection.getAutoCommit();
            if (!autoCommit) {
                refuseTransactionOfOthers(connection);
            }
            int networkTimeout = limitSilence(connection, Math.toIntExact(silence.toMillis()));
            int prepareThreshold = process.prepareNothing(connection);
            if (autoCommit == transaction) {
                connection.setAutoCommit(!transaction);
            }
            return new BorrowedConnection(connection, autoCommit, networkTimeout, process, prepareThreshold);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    Connection connection() {
        return connection;
    }

    /**
     * Commits, and lets the server say in the same round trip what became of this very transaction. That the driver got an answer to
     * its commit proves less: behind a pooler it may be the answer of another statement, and to a transaction that failed before, the
     * server answers as friendly.
     */
    @Nullable
    String commit(String transaction) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("COMMIT; SELECT pg_xact_status(CAST(? AS xid8))")) {
            statement.setString(1, transaction);
            statement.execute();
            statement.getMoreResults();
            try (ResultSet result = statement.getResultSet()) {
                return result != null && result.next() ? result.getString(1) : null;
            }
        }
    }

    /** Ends the transaction, if need be together with the connection. By a statement: the driver may have prepared its own under a name. */
    void rollback() {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            quietly("abort", () -> connection.abort(Runnable::run));
        }
    }

    @Override
    public void close() {
        quietly("restore autocommit", () -> {
            if (connection.getAutoCommit() != autoCommit) {
                connection.setAutoCommit(autoCommit);
            }
        });
        quietly("restore the preparing of", () -> {
            if (!connection.isClosed()) {
                process.restore(connection, prepareThreshold);
            }
        });
        quietly("restore network timeout", () -> {
            if (networkTimeout != UNSUPPORTED && !connection.isClosed()) {
                connection.setNetworkTimeout(Runnable::run, networkTimeout);
            }
        });
        quietly("close", connection::close);
    }

    /** What somebody wrote before must become part of no transaction of ours, nor be committed with the change of autocommit. */
    private static void refuseTransactionOfOthers(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT pg_current_xact_id_if_assigned()")) {
            if (result.next() && result.getString(1) != null) {
                throw new SQLException(
                        "the data source gave a connection in the middle of a transaction that somebody else began and"
                                + " wrote in: give the engine a pool of its own, which binds connections to no transaction",
                        ACTIVE_TRANSACTION);
            }
            statement.execute("ROLLBACK");
        }
    }

    private static int limitSilence(Connection connection, int millis) throws SQLException {
        try {
            int before = connection.getNetworkTimeout();
            if (before == 0 || before > millis) {
                connection.setNetworkTimeout(Runnable::run, millis);
                return before;
            }
        } catch (SQLFeatureNotSupportedException e) {
            LOG.debug("The connection has no network timeout");
        }
        return UNSUPPORTED;
    }

    /** What happens after the outcome is known must not change it. */
    private static void quietly(String what, Step step) {
        try {
            step.run();
        } catch (SQLException e) {
            LOG.debug("Could not {} a connection: SQLState {}", what, e.getSQLState());
        }
    }

    private interface Step {
        void run() throws SQLException;
    }
}
