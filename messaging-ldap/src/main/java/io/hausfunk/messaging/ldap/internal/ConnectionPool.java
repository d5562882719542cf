// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A bounded connection pool without a thread. A connection that is too old, or was idle for too long, is closed instead of being reused;
 * a dead one is replaced once within the same call.
 */
final class ConnectionPool implements AutoCloseable {
    private static final long MAX_AGE = Duration.ofMinutes(5).toNanos();
    private static final long MAX_IDLE = Duration.ofSeconds(55).toNanos();

    private final Servers servers;
    private final Servers.Greeting greeting;
    private final LongSupplier nanos;
    private final Semaphore permits;
    private final Deque<ServerConnection> idle = new ArrayDeque<>();
    private final Set<ServerConnection> busy = new HashSet<>();
    private boolean closed;

    ConnectionPool(Servers servers, Servers.Greeting greeting, int size, LongSupplier nanos) {
        this.servers = servers;
        this.greeting = greeting;
        this.nanos = nanos;
        this.permits = new Semaphore(size);
    }

    /** Work on a connection. It is done twice if the first connection was dead, so it must be idempotent. */
    @FunctionalInterface
    interface Work<T> {
        /** Uses the connection without changing its state. */
        T on(ServerConnection connection) throws LDAPException;
    }

    /** Does the work on one connection; translates every failure into an outage. */
    <T> T use(Deadline deadline, Work<T> work) {
        permit(deadline);
        try {
            ServerConnection used = taken();
            if (used != null) {
                try {
                    return on(used, work, false);
                } catch (LDAPException e) {
                    if (e.getResultCode().equals(ResultCode.TIMEOUT) || !Outage.isLost(e) || deadline.passed()) {
                        throw Outage.of(e);
                    }
                    // Something closed it while it was idle, so the other idle ones may be dead too.
                    dropIdle();
                }
            }
            return on(opened(deadline), work, true);
        } catch (LDAPException e) {
            throw Outage.of(e);
        } finally {
            permits.release();
        }
    }

    private <T> T on(ServerConnection connection, Work<T> work, boolean fresh) throws LDAPException {
        boolean kept = false;
        try {
            begin(connection);
            T result = work.on(connection);
            kept = true;
            return result;
        } catch (LDAPException e) {
            kept = !Outage.isLost(e);
            if (e.getResultCode().equals(ResultCode.TIMEOUT) || (fresh && !kept)) {
                avoid(connection);
            }
            throw e;
        } catch (Outage.UnreachableException e) {
            avoid(connection);
            throw e;
        } finally {
            if (kept) {
                giveBack(connection);
            } else {
                leave(connection);
            }
        }
    }

    /** Prefers another server for the next connection. */
    private void avoid(ServerConnection connection) {
        servers.failed(connection.server());
        dropIdle();
    }

    private void permit(Deadline deadline) {
        try {
            if (permits.tryAcquire(Math.max(0, deadline.millis()), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw Outage.unusable("all connections to the directory are in use");
    }

    private @Nullable ServerConnection taken() {
        while (true) {
            ServerConnection connection;
            synchronized (idle) {
                requireOpen();
                connection = idle.pollFirst();
            }
            long now = nanos.getAsLong();
            if (connection == null
                    || (now - connection.openedNanos() < MAX_AGE && now - connection.usedNanos() < MAX_IDLE)) {
                return connection;
            }
            connection.close();
        }
    }

    private ServerConnection opened(Deadline deadline) {
        synchronized (idle) {
            requireOpen();
        }
        return servers.open(greeting, deadline);
    }

    private void begin(ServerConnection connection) {
        synchronized (idle) {
            requireOpen();
            busy.add(connection);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw Outage.unusable("the directory is closed");
        }
    }

    private void giveBack(ServerConnection connection) {
        connection.used(nanos.getAsLong());
        synchronized (idle) {
            busy.remove(connection);
            if (!closed) {
                idle.addFirst(connection);
                return;
            }
        }
        connection.close();
    }

    private void leave(ServerConnection connection) {
        synchronized (idle) {
            busy.remove(connection);
        }
        connection.cut();
    }

    private void dropIdle() {
        Deque<ServerConnection> dropped;
        synchronized (idle) {
            dropped = new ArrayDeque<>(idle);
            idle.clear();
        }
        dropped.forEach(ServerConnection::cut);
    }

    /** Also closes connections in use, because a full read may take minutes. */
    @Override
    public void close() {
        Deque<ServerConnection> left;
        Set<ServerConnection> used;
        synchronized (idle) {
            closed = true;
            left = new ArrayDeque<>(idle);
            used = Set.copyOf(busy);
            idle.clear();
        }
        left.forEach(ServerConnection::close);
        used.forEach(ServerConnection::cut);
    }
}
