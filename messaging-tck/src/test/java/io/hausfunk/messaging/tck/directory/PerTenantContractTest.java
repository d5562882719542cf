// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.directory;

import io.hausfunk.messaging.directories.Directories;

/** A directory for each customer. */
class PerTenantContractTest extends DirectoryContract {
    @Override
    protected DirectoryHarness newHarness() {
        return new MemoryDirectoryHarness(company -> Directories.perTenantWithFeed(tenant -> company));
    }
}
