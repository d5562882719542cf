// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage.broken;

import io.hausfunk.messaging.tck.storage.MessagingStorageContract;
import io.hausfunk.messaging.tck.storage.StorageHarness;
import org.junit.jupiter.api.extension.ExtendWith;

/** The kit as the author of a broken store would run it. Found by {@link BrokenStoresTest} only. */
@ExtendWith(BrokenStoreResolver.class)
class BrokenKit extends MessagingStorageContract {
    private final BrokenStore store;

    BrokenKit(BrokenStore store) {
        this.store = store;
    }

    @Override
    protected StorageHarness newHarness() {
        return store.harness().get();
    }
}
