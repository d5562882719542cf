// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection of the host, given back as it was, never within a transaction. */
final class Lease implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);
    private static final int UNSUPPORTED = -1;

    private final Connection connection;
    private final boolean autoCommit;
    private final int networkTimeout;

    private Lease(Connection connection, boolean autoCommit, int networkTimeout) {
        this.connection = connection;
        this.autoCommit = autoCommit;
        this.networkTimeout = networkTimeout;
    }

    /** Takes a connection on which a server that says nothing is given up after {@code silence}. */
    static Lease take(DataSource dataSource, boolean transaction, Duration silence) throws SQLException {
        Connection connection = dataSource.getConnection();
        try {
            boolean autoCommit = connection.getAutoCommit();
            int networkTimeout = limitSilence(connection, Math.toIntExact(silence.toMillis()));
            if (autoCommit == transaction) {
                connection.setAutoCommit(!transaction);
            }
            return new Lease(connection, autoCommit, networkTimeout);
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    Connection connection() {
        return connection;
    }

    void commit() throws SQLException {
        connection.commit();
    }

    /** Ends the transaction, if need be together with the connection. */
    void rollback() {
        try {
            connection.rollback();
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
        quietly("restore network timeout", () -> {
            if (networkTimeout != UNSUPPORTED && !connection.isClosed()) {
                connection.setNetworkTimeout(Runnable::run, networkTimeout);
            }
        });
        quietly("close", connection::close);
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
