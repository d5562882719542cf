// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage.broken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.hausfunk.messaging.tck.KitRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The kit, tested: it passes a store that is whole, and each broken store fails in the check that names its fault. */
class BrokenStoresTest {
    private static final boolean THOROUGH = Boolean.getBoolean("hausfunk.thorough");
    private static final int LEAST_CHECKS = 150;
    /** How much of the kit each fault turns red, for whoever wants to know. */
    private static final Path REPORT = Path.of("target", "broken-stores.txt");

    @Test
    void a_healthy_store_fails_no_check() {
        KitRun run = KitRun.of(BrokenKit.class, BrokenStores.HEALTHY.fault());

        assertThat(run.failures()).isEmpty();
        assertThat(run.checks()).isGreaterThanOrEqualTo(LEAST_CHECKS);
    }

    @Test
    void each_fault_is_planted_once() {
        List<String> faults = BrokenStores.all().map(BrokenStore::fault).toList();

        assertThat(faults).doesNotHaveDuplicates().hasSizeGreaterThan(30);
    }

    @TestFactory
    Stream<DynamicTest> each_broken_store_fails_in_the_check_that_names_its_fault() throws IOException {
        Files.deleteIfExists(REPORT);
        return BrokenStores.broken()
                .map(store -> dynamicTest("a store that " + store.fault(), () -> {
                    KitRun run = THOROUGH
                            ? KitRun.of(BrokenKit.class, store.fault())
                            : KitRun.of(BrokenKit.class, store.fault(), store.check());

                    Files.writeString(
                            REPORT,
                            run.failures().size() + " of " + run.checks() + " checks fail on a store that "
                                    + store.fault() + '\n',
                            StandardOpenOption.CREATE,
                            StandardOpenOption.APPEND);
                    assertThat(run.failures()).containsKey(store.check());
                    assertThat(run.failures().get(store.check())).contains("The contract says \"");
                    if (THOROUGH) {
                        assertThat(run.failures().size())
                                .as("one fault must not make most of the kit red: "
                                        + run.failures().keySet())
                                .isLessThan((int) run.checks() / 3);
                    }
                }));
    }
}
