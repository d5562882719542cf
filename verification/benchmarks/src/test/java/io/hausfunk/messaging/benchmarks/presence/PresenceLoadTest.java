// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** So short that its figures mean nothing: it shows that measuring works. */
class PresenceLoadTest {
    @Test
    void measures_at_rest_and_with_changes() throws IOException {
        String table = PresenceLoad.run(Map.of("people", 20, "watches", 20, "each", 5, "seconds", 1, "changes", 20));
        assertThat(table).contains("an engine alone", "at rest", "20 changes/s", "% of core");
    }
}
