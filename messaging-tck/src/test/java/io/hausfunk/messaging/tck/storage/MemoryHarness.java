// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.memory.MemoryData;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import java.util.List;

/** Stores in memory on one set of data. */
public final class MemoryHarness implements StorageHarness {
    private final MemoryData data = new MemoryData();

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
    public void close() {}
}
