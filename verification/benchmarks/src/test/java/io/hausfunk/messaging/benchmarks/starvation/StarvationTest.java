// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.starvation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.storage.memory.MemoryStorage;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form: whoever attacks, nobody else is refused anything. */
class StarvationTest {
    @Test
    void beside_every_attack_a_quiet_pair_is_refused_nothing(@TempDir Path directory) throws Exception {
        assertThat(Starvation.run(MemoryStorage.create(), directory, Duration.ofMillis(300), 1, ""))
                .isEmpty();
    }
}
