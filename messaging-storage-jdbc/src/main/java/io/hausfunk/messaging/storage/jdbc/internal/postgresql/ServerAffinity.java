// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal.postgresql;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a connection is one server process for as long as it lives. Behind a pooler in transaction mode it is not: then a
 * statement that was prepared under a name is unknown to the next process, or is another one there. So nothing is prepared under a
 * name until a process has said that it is the one the driver connected to, and never again once one has said that it is not.
 */
final class ServerAffinity {
    private static final Logger LOG = LoggerFactory.getLogger(ServerAffinity.class);
    private static final int UNKNOWN = -1;

    private volatile boolean direct;
    private volatile boolean pooled;

    /** Has nothing prepared under a name, where that may not be; returns what to restore, negative for nothing. */
    int prepareNothing(Connection connection) throws SQLException {
        if (direct && !pooled) {
            return UNKNOWN;
        }
        PGConnection driver = driver(connection);
        if (driver == null) {
            return UNKNOWN;
        }
        int before = driver.getPrepareThreshold();
        driver.setPrepareThreshold(0);
        return before;
    }

    void restore(Connection connection, int threshold) throws SQLException {
        PGConnection driver = threshold == UNKNOWN ? null : driver(connection);
        if (driver != null) {
            driver.setPrepareThreshold(threshold);
        }
    }

    /** A server process answered on a connection. */
    void answered(Connection connection, int process) throws SQLException {
        if (pooled) {
            return;
        }
        PGConnection driver = driver(connection);
        if (driver == null) {
            return;
        }
        if (driver.getBackendPID() == process) {
            direct = true;
        } else {
            pooled = true;
            LOG.info("A connection pooler stands before PostgreSQL: no statement is prepared under a name");
        }
    }

    /** Null for another driver, and for one that lies in another class loader. */
    private static @org.jspecify.annotations.Nullable PGConnection driver(Connection connection) throws SQLException {
        try {
            return connection.isWrapperFor(PGConnection.class) ? connection.unwrap(PGConnection.class) : null;
        } catch (LinkageError e) {
            return null;
        }
    }
}
