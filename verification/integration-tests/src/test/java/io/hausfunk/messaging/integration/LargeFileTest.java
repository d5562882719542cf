// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.model.TenantId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files pass through memory piece by piece. By default a fifth of what is allowed; all of it with {@code -Dhausfunk.thorough=true}. */
class LargeFileTest {
    private static final int MEGABYTE = 1024 * 1024;
    private static final int SIZE = (Boolean.getBoolean("hausfunk.thorough") ? 100 : 20) * MEGABYTE;
    private static final long MOST_HEAP = 64L * MEGABYTE;

    @ParameterizedTest
    @EnumSource(Place.Kind.class)
    void a_large_file_goes_up_and_comes_down_with_a_quarter_of_a_gigabyte_of_heap(Place.Kind kind) {
        try (Place place = kind.fresh();
                WorkProcess process = WorkProcess.start(
                        List.of(),
                        LargeFile.class,
                        place.address(),
                        KnownMasterKeys.fresh().hex(),
                        new TenantId("t-" + UUID.randomUUID()),
                        SIZE)) {
            String said = Objects.requireNonNull(process.next(), "an answer");

            assertThat(said).startsWith("CAME " + SIZE + " HEAP ");
            long heap = Long.parseLong(said.substring(said.lastIndexOf(' ') + 1));
            System.out.printf(
                    "LARGE FILE %s: %d MiB up and down, equal, at most %d KiB of heap in use%n",
                    kind, SIZE / MEGABYTE, heap / 1024);
            assertThat(heap).isPositive().isLessThan(MOST_HEAP);
        }
    }
}
