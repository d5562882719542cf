// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.directory.broken;

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

/** The kit, tested: it passes a directory that is whole, and each broken one fails in the check that names its fault. */
class BrokenDirectoriesTest {
    private static final boolean THOROUGH = Boolean.getBoolean("hausfunk.thorough");
    private static final int LEAST_CHECKS = 100;
    /** How much of the kit each fault turns red, for whoever wants to know. */
    private static final Path REPORT = Path.of("target", "broken-directories.txt");

    @Test
    void a_healthy_directory_fails_no_check() {
        KitRun run = KitRun.of(BrokenDirectoryKit.class, BrokenDirectories.HEALTHY.fault());

        assertThat(run.failures()).isEmpty();
        assertThat(run.checks()).isGreaterThanOrEqualTo(LEAST_CHECKS);
    }

    @Test
    void each_fault_is_planted_once() {
        List<String> faults =
                BrokenDirectories.all().map(BrokenDirectory::fault).toList();

        assertThat(faults).doesNotHaveDuplicates().hasSizeGreaterThan(40);
    }

    @TestFactory
    Stream<DynamicTest> each_broken_directory_fails_in_the_check_that_names_its_fault() throws IOException {
        Files.deleteIfExists(REPORT);
        return BrokenDirectories.broken()
                .map(directory -> dynamicTest("a directory that " + directory.fault(), () -> {
                    KitRun run = THOROUGH
                            ? KitRun.of(BrokenDirectoryKit.class, directory.fault())
                            : KitRun.of(BrokenDirectoryKit.class, directory.fault(), directory.check());

                    Files.writeString(
                            REPORT,
                            run.failures().size() + " of " + run.checks() + " checks fail on a directory that "
                                    + directory.fault() + ": " + run.failures().keySet() + '\n',
                            StandardOpenOption.CREATE,
                            StandardOpenOption.APPEND);
                    assertThat(run.failures()).containsKey(directory.check());
                    assertThat(run.failures().get(directory.check())).contains("The contract says \"");
                    if (THOROUGH) {
                        assertThat(run.failures().size())
                                .as("one fault must not make much of the kit red: "
                                        + run.failures().keySet())
                                .isLessThan((int) run.checks() / 5);
                    }
                }));
    }
}
