// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.spring;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.hausfunk.messaging.error.ConfigurationException;
import io.hausfunk.messaging.error.ErrorCode;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A pool of the engine's own to the database of the application's pool: in a shared one, the transactions of the application and the engine's would wait for
 * each other's connections.
 */
final class StorePool implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StorePool.class);
    private static final String HIKARI = "com.zaxxer.hikari.HikariDataSource";

    private final @Nullable DataSource dataSource;
    private final Runnable closing;

    private StorePool(@Nullable DataSource dataSource, Runnable closing) {
        this.dataSource = dataSource;
        this.closing = closing;
    }

    static StorePool none() {
        return new StorePool(null, () -> {});
    }

    static StorePool beside(DataSource application, int size) {
        if (isThere(HIKARI) && Hikari.is(application)) {
            HikariDataSource own = Hikari.like(application, size);
            return new StorePool(own, own::close);
        }
        LOG.warn(
                "The DataSource is not HikariCP's, so the engine shares it with the application. Give the engine a pool of its own: a bean"
                        + " MessagingStorage made by JdbcStorage.postgresql(pool)");
        return new StorePool(application, () -> {});
    }

    static boolean isPostgresql(@Nullable DataSource dataSource) {
        if (dataSource == null) {
            return false;
        }
        try (Connection connection = dataSource.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
        } catch (SQLException e) {
            throw new ConfigurationException(
                    ErrorCode.CONFIGURATION,
                    "the DataSource gave no connection, so the store cannot be chosen (SQL state " + e.getSQLState()
                            + "); hausfunk.store.type says it as well");
        }
    }

    private static boolean isThere(String className) {
        try {
            Class.forName(className, false, StorePool.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    @Nullable
    DataSource dataSource() {
        return dataSource;
    }

    @Override
    public void close() {
        closing.run();
    }

    /** Apart, since an application need not have HikariCP. */
    private static final class Hikari {
        private Hikari() {}

        static boolean is(DataSource dataSource) {
            try {
                return dataSource.isWrapperFor(HikariDataSource.class);
            } catch (SQLException e) {
                return false;
            }
        }

        static HikariDataSource like(DataSource application, int size) {
            HikariConfig config = new HikariConfig();
            try {
                application.unwrap(HikariDataSource.class).copyStateTo(config);
            } catch (SQLException e) {
                throw new ConfigurationException(
                        ErrorCode.CONFIGURATION, "the DataSource does not show its HikariCP pool");
            }
            config.setPoolName("hausfunk");
            config.setMaximumPoolSize(size);
            config.setMinimumIdle(1);
            config.setRegisterMbeans(false);
            // The engine commits by itself, whatever the application does.
            config.setAutoCommit(true);
            return new HikariDataSource(config);
        }
    }
}
