// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.directory;

import io.hausfunk.messaging.directories.Directories;

/** Two lambdas make a directory that keeps the contract, as far as it offers something. */
class LambdaDirectoryContractTest extends DirectoryContract {
    @Override
    protected DirectoryHarness newHarness() {
        return new MemoryDirectoryHarness(there -> Directories.of(there::find, there::authenticate));
    }
}
