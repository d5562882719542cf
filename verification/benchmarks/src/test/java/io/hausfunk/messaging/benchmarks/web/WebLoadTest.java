// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** So short that its figures mean nothing: it shows that measuring works. */
class WebLoadTest {
    @Test
    void compares_the_gateway_with_a_bare_echo() throws Exception {
        String table = WebLoad.run(WebLoadSettings.of("rounds=1", "seconds=1", "warmUp=1", "pairs=1", "readers=0"));
        assertThat(table)
                .contains("one to one: warm after", "one to one beside bare echo, at the same pace: ")
                .contains("us of processor", "kB allocated", "wake-ups");
    }
}
