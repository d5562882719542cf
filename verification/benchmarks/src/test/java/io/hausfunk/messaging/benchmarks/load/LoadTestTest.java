// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** So short that its figures mean nothing: it shows that measuring works, and that everything arrives. */
class LoadTestTest {
    @TempDir
    private Path directory;

    @Test
    void measures_every_store_and_leaves_nothing_but_its_results() throws IOException {
        LoadSettings settings = LoadSettings.of(
                "directory=" + directory, "pairs=3", "inFlight=4", "rounds=1", "slice=100", "warmUp=100", "paced=100");
        String table = LoadTest.run(settings, directory.resolve("load.json"));

        assertThat(table).contains("memory", "sqlite", "postgresql", "engine / raw", "delivered p99 ms");
        assertThat(directory.resolve("load.json")).content().contains("with / without a cipher");
        try (var left = Files.list(directory)) {
            assertThat(left).containsExactly(directory.resolve("load.json"));
        }
    }
}
