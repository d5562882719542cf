// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap;

import io.hausfunk.messaging.tck.directory.DirectoryContract;
import io.hausfunk.messaging.tck.directory.DirectoryHarness;

/** The contract of directories, with the server in this JVM. */
class MemoryServerContractTest extends DirectoryContract {
    @Override
    protected DirectoryHarness newHarness() {
        return new MemoryServerHarness();
    }
}
