// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.directory.broken;

import io.hausfunk.messaging.tck.directory.MemoryDirectoryHarness;
import java.util.stream.Stream;

/** All broken directories, and one that is not. */
final class BrokenDirectories {
    static final BrokenDirectory HEALTHY =
            new BrokenDirectory("does nothing wrong", "none", MemoryDirectoryHarness::new);

    private BrokenDirectories() {}

    static Stream<BrokenDirectory> all() {
        return Stream.concat(Stream.of(HEALTHY), broken());
    }

    static Stream<BrokenDirectory> broken() {
        return Stream.of(
                        BrokenSignIn.all(),
                        BrokenFinding.all(),
                        BrokenSearch.all(),
                        BrokenGroups.all(),
                        BrokenFeed.all())
                .flatMap(directories -> directories);
    }
}
