// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.directory;

import io.hausfunk.messaging.directories.Directories;
import io.hausfunk.messaging.directories.memory.InMemoryDirectory;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;

/** Service accounts before the company's directory, and others after it, are a directory that keeps the contract. */
class FirstOfDirectoriesContractTest extends DirectoryContract {
    @Override
    protected DirectoryHarness newHarness() {
        return new MemoryDirectoryHarness(
                company -> Directories.firstOf(accounts("service"), company, accounts("partner")));
    }

    private static InMemoryDirectory accounts(String name) {
        return InMemoryDirectory.forTests().add(new TenantId("t"), UserId.of(name), name.toCharArray());
    }
}
