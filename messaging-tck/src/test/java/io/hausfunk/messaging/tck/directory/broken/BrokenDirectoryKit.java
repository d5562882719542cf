// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.directory.broken;

import io.hausfunk.messaging.tck.directory.DirectoryContract;
import io.hausfunk.messaging.tck.directory.DirectoryHarness;
import org.junit.jupiter.api.extension.ExtendWith;

/** The kit as the author of a broken directory would run it. Found by {@link BrokenDirectoriesTest} only. */
@ExtendWith(BrokenDirectoryResolver.class)
class BrokenDirectoryKit extends DirectoryContract {
    private final BrokenDirectory directory;

    BrokenDirectoryKit(BrokenDirectory directory) {
        this.directory = directory;
    }

    @Override
    protected DirectoryHarness newHarness() {
        return directory.harness().get();
    }
}
