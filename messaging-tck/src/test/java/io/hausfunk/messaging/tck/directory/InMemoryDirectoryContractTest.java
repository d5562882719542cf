// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.directory;

/** The directory in memory keeps the contract. */
class InMemoryDirectoryContractTest extends DirectoryContract {
    @Override
    protected DirectoryHarness newHarness() {
        return MemoryDirectoryHarness.bare();
    }
}
