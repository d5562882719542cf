// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.StorageException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Lets calls in while the store is open, and closing wait for those under way. */
public final class StoreLifecycle {
    private static final long LONGEST_WAIT_SECONDS = 8;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition left = lock.newCondition();
    private State state = State.NEW;
    private int inside;

    private enum State {
        NEW,
        OPEN,
        CLOSED
    }

    /** From now on calls may enter, unless closing was first. */
    public void open() {
        locked(() -> {
            if (state == State.CLOSED) {
                throw closed();
            }
            state = State.OPEN;
        });
    }

    /** Throws {@code STORAGE_CLOSED} after {@link #close}. */
    public void ensureNotClosed() {
        locked(() -> {
            if (state == State.CLOSED) {
                throw closed();
            }
        });
    }

    /** Throws {@code STORAGE_CLOSED} unless open. */
    public void ensureOpen() {
        locked(() -> {
            if (state != State.OPEN) {
                throw closed();
            }
        });
    }

    /** A call comes in; {@link #leave} must follow. Throws {@code STORAGE_CLOSED} unless open. */
    public void enter() {
        locked(() -> {
            if (state != State.OPEN) {
                throw closed();
            }
            inside++;
        });
    }

    /** A call is done. */
    public void leave() {
        locked(() -> {
            inside--;
            left.signalAll();
        });
    }

    /**
     * Lets nobody in any more and waits for those inside, though not for ever.
     *
     * @return whether this call was the one that closed it
     */
    public boolean close() {
        lock.lock();
        try {
            boolean first = state != State.CLOSED;
            state = State.CLOSED;
            await();
            return first;
        } finally {
            lock.unlock();
        }
    }

    private void await() {
        long rest = TimeUnit.SECONDS.toNanos(LONGEST_WAIT_SECONDS);
        boolean interrupted = false;
        while (inside > 0 && rest > 0) {
            try {
                rest = left.awaitNanos(rest);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    private static StorageException closed() {
        return new StorageException(ErrorCode.STORAGE_CLOSED, "the store is not open");
    }
}
