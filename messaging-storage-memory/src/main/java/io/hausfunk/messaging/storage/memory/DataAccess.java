// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.memory;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.StorageException;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;

/** One storage's way to the data: every call passes here, so that none gets through before opening or after closing. */
final class DataAccess {
    private final MemoryData data;
    private State state = State.NEW;

    DataAccess(MemoryData data) {
        this.data = data;
    }

    MemoryData data() {
        return data;
    }

    <T> T read(Supplier<T> call) {
        return under(data.lock.readLock(), call);
    }

    <T> T write(Supplier<T> call) {
        return under(data.lock.writeLock(), call);
    }

    private <T> T under(Lock lock, Supplier<T> call) {
        lock.lock();
        try {
            if (state != State.OPEN) {
                throw new StorageException(ErrorCode.STORAGE_CLOSED, "the store is " + state);
            }
            return call.get();
        } finally {
            lock.unlock();
        }
    }

    void open() {
        move(State.OPEN);
    }

    /** Has the lock only when no call is under way any more. */
    void close() {
        move(State.CLOSED);
    }

    private void move(State next) {
        Lock lock = data.lock.writeLock();
        lock.lock();
        try {
            if (next == State.OPEN && state != State.NEW) {
                throw new StorageException(ErrorCode.STORAGE_CLOSED, "the store was opened before");
            }
            state = next;
        } finally {
            lock.unlock();
        }
    }

    private enum State {
        NEW,
        OPEN,
        CLOSED
    }
}
