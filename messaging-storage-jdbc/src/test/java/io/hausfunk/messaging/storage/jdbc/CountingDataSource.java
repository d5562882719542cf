// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A small pool as a host has one, which knows how many of its connections are out. */
class CountingDataSource implements DataSource {
    private final DataSource source;
    private final boolean autoCommit;
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();
    private final AtomicInteger out = new AtomicInteger();
    private final AtomicInteger dirty = new AtomicInteger();

    CountingDataSource(DataSource source) {
        this(source, true);
    }

    CountingDataSource(DataSource source, boolean autoCommit) {
        this.source = source;
        this.autoCommit = autoCommit;
    }

    /** Connections that were taken and not given back. */
    int out() {
        return out.get();
    }

    /** How often a connection came back with another autocommit than it had. */
    int dirty() {
        return dirty.get();
    }

    /** The connection that is handed out next, as it is. */
    Connection idle() {
        return idle.element();
    }

    void closeIdle() throws SQLException {
        for (Connection each = idle.poll(); each != null; each = idle.poll()) {
            each.close();
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection known = idle.poll();
        Connection physical = known != null && !known.isClosed() ? known : source.getConnection();
        physical.setAutoCommit(autoCommit);
        out.incrementAndGet();
        boolean[] closed = {false};
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getName().equals("close")) {
                if (!closed[0]) {
                    closed[0] = true;
                    takeBack(physical);
                }
                return null;
            }
            try {
                return method.invoke(physical, arguments);
            } catch (InvocationTargetException e) {
                throw e.getTargetException();
            }
        };
        return (Connection)
                Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Connection.class}, handler);
    }

    private void takeBack(Connection physical) throws SQLException {
        out.decrementAndGet();
        if (physical.isClosed()) {
            return;
        }
        if (physical.getAutoCommit() != autoCommit || physical.getNetworkTimeout() != 0) {
            dirty.incrementAndGet();
        }
        idle.push(physical);
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
