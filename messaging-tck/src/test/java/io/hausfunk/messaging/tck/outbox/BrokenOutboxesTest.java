// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.hausfunk.messaging.tck.KitRun;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each broken outbox fails in the check that names its fault. */
class BrokenOutboxesTest {
    private static final int RUNS = 5;

    @TestFactory
    Stream<DynamicTest> each_broken_outbox_fails_in_the_check_that_names_its_fault() {
        return Stream.of(OutboxFault.values()).map(fault -> dynamicTest(fault.name(), () -> isFound(fault)));
    }

    private static void isFound(OutboxFault fault) {
        KitRun run = KitRun.of(BrokenOutboxKit.class, fault.name());
        for (int more = 1; more < RUNS && !found(run, fault); more++) {
            run = KitRun.of(BrokenOutboxKit.class, fault.name());
        }

        assertThat(found(run, fault)).as(run.failures().toString()).isTrue();
    }

    private static boolean found(KitRun run, OutboxFault fault) {
        return run.failures().entrySet().stream()
                .anyMatch(failure -> failure.getKey().endsWith("." + fault.check())
                        && failure.getValue().contains("The contract says \""));
    }
}
