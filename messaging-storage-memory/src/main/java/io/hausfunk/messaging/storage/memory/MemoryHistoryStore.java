// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.memory;

import io.hausfunk.messaging.storage.History;
import io.hausfunk.messaging.storage.HistoryStore;

/** What lies in memory never goes back, so its history is the same for as long as it is there. */
record MemoryHistoryStore(DataAccess access) implements HistoryStore {
    @Override
    public History current() {
        return access.read(access.data()::history);
    }

    @Override
    public void look() {
        current();
    }
}
