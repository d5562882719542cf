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
 * A bounded number of connections that are used again. No thread looks after them: a connection that is too old, or was idle for too long,
 * is left when it would be taken, and one that turns out to be dead is replaced once within the same call.
 */
final class Lines implements AutoCloseable {
    private static final long OLDEST = Duration.ofMinutes(5).toNanos();
    private static final long LONGEST_IDLE = Duration.ofSeconds(55).toNanos();

    private final Servers servers;
    private final Servers.Greeting greeting;
    private final LongSupplier nanos;
    private final Semaphore permits;
    private final Deque<Line> idle = new ArrayDeque<>();
    private final Set<Line> busy = new HashSet<>();
    private boolean closed;

    Lines(Servers servers, Servers.Greeting greeting, int size, LongSupplier nanos) {
        this.servers = servers;
        this.greeting = greeting;
        this.nanos = nanos;
        this.permits = new Semaphore(size);
    }

    /** Something to do on a connection. Done twice if the first one was dead, so it must be harmless. */
    @FunctionalInterface
    interface Work<T> {
        /** Uses the connection, and leaves it as it was. */
        T on(Line line) throws LDAPException;
    }

    /** Does the work on one connection; whatever goes wrong is an exception of ours. */
    <T> T use(Deadline deadline, Work<T> work) {
        permit(deadline);
        try {
            Line used = taken();
            if (used != null) {
                try {
                    return on(used, work, false);
                } catch (LDAPException e) {
                    if (e.getResultCode().equals(ResultCode.TIMEOUT) || !Outage.isLost(e) || deadline.passed()) {
                        throw Outage.of(e);
                    }
                    // Closed by the server or something between while it was idle; then the others may be, too.
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

    private <T> T on(Line line, Work<T> work, boolean fresh) throws LDAPException {
        boolean kept = false;
        try {
            begin(line);
            T result = work.on(line);
            kept = true;
            return result;
        } catch (LDAPException e) {
            kept = !Outage.isLost(e);
            if (e.getResultCode().equals(ResultCode.TIMEOUT) || (fresh && !kept)) {
                avoid(line);
            }
            throw e;
        } catch (Outage.UnreachableException e) {
            avoid(line);
            throw e;
        } finally {
            if (kept) {
                giveBack(line);
            } else {
                leave(line);
            }
        }
    }

    /** The next one asks another server, if there is one. */
    private void avoid(Line line) {
        servers.failed(line.server());
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

    private @Nullable Line taken() {
        while (true) {
            Line line;
            synchronized (idle) {
                requireOpen();
                line = idle.pollFirst();
            }
            long now = nanos.getAsLong();
            if (line == null || (now - line.openedNanos() < OLDEST && now - line.usedNanos() < LONGEST_IDLE)) {
                return line;
            }
            line.close();
        }
    }

    private Line opened(Deadline deadline) {
        synchronized (idle) {
            requireOpen();
        }
        return servers.open(greeting, deadline);
    }

    private void begin(Line line) {
        synchronized (idle) {
            requireOpen();
            busy.add(line);
        }
    }

    private void requireOpen() {
        if (closed) {
            throw Outage.unusable("the directory is closed");
        }
    }

    private void giveBack(Line line) {
        line.used(nanos.getAsLong());
        synchronized (idle) {
            busy.remove(line);
            if (!closed) {
                idle.addFirst(line);
                return;
            }
        }
        line.close();
    }

    private void leave(Line line) {
        synchronized (idle) {
            busy.remove(line);
        }
        line.cut();
    }

    private void dropIdle() {
        Deque<Line> dropped;
        synchronized (idle) {
            dropped = new ArrayDeque<>(idle);
            idle.clear();
        }
        dropped.forEach(Line::cut);
    }

    /** What is in use ends as well: a whole reading would go on for minutes. */
    @Override
    public void close() {
        Deque<Line> left;
        Set<Line> used;
        synchronized (idle) {
            closed = true;
            left = new ArrayDeque<>(idle);
            used = Set.copyOf(busy);
            idle.clear();
        }
        left.forEach(Line::close);
        used.forEach(Line::cut);
    }
}
