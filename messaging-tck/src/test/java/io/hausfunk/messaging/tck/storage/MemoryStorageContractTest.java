// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

/** The reference store keeps the contract. */
class MemoryStorageContractTest extends MessagingStorageContract {
    @Override
    protected StorageHarness newHarness() {
        return new MemoryHarness();
    }
}
