// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage.broken;

import io.hausfunk.messaging.tck.storage.MemoryHarness;
import java.util.stream.Stream;

/** All broken stores, and one that is not. */
final class BrokenStores {
    static final BrokenStore HEALTHY = new BrokenStore("nothing", "none", MemoryHarness::new);

    private BrokenStores() {}

    static Stream<BrokenStore> all() {
        return Stream.concat(Stream.of(HEALTHY), broken());
    }

    static Stream<BrokenStore> broken() {
        return Stream.of(
                        BrokenAppending.all(),
                        BrokenReading.all(),
                        BrokenPeople.all(),
                        BrokenRows.all(),
                        BrokenLeases.all(),
                        BrokenEffects.all(),
                        BrokenEmptying.all(),
                        BrokenAnnexes.all(),
                        BrokenAddressees.all(),
                        BrokenActivity.all(),
                        BrokenPersonal.all(),
                        BrokenTasks.all(),
                        BrokenBlobs.all(),
                        BrokenHistory.all(),
                        BrokenLife.all())
                .flatMap(stores -> stores);
    }
}
