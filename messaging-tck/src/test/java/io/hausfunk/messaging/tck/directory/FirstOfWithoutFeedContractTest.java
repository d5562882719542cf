// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.directory;

import io.hausfunk.messaging.directories.Directories;
import io.hausfunk.messaging.directory.Authentication;
import java.util.Optional;

/** A directory without search, groups and feed beside one that has them. */
class FirstOfWithoutFeedContractTest extends DirectoryContract {
    @Override
    protected DirectoryHarness newHarness() {
        return new MemoryDirectoryHarness(company -> Directories.firstOf(
                Directories.of(
                        (tenant, user) -> Optional.empty(), (tenant, name, password) -> new Authentication.Rejected()),
                company));
    }
}
