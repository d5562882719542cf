// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.load;

import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** No database: what the engine alone costs. */
final class MemoryStand implements Stand {
    @Override
    public String name() {
        return "memory";
    }

    @Override
    public MessagingStorage store(String name) {
        return MemoryStorage.create();
    }

    @Override
    public @Nullable RawInserts raw(List<NewEntry> rows) {
        return null;
    }

    @Override
    public long syncs() {
        return -1;
    }

    @Override
    public void close() {
        // The memory goes with the engines.
    }
}
