// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.memory.MemoryData;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Stores in memory on one set of data. */
public final class MemoryHarness implements StorageHarness, MovableClock {
    private final AtomicLong clock = new AtomicLong();
    private final MemoryData data = new MemoryData(clock::get);

    @Override
    public MessagingStorage newStore() {
        return MemoryStorage.on(data);
    }

    @Override
    public MessagingStorage secondNode() {
        return MemoryStorage.on(data);
    }

    @Override
    public List<byte[]> rawBytes() {
        return RawMemory.of(data);
    }

    @Override
    public void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    @Override
    public void close() {}
}
