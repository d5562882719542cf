// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.twonodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TwoNodesTest {
    @Test
    void the_death_of_a_node_loses_doubles_and_reorders_nothing() throws IOException {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();

        boolean good = TwoNodes.run(new PrintStream(screen, true, StandardCharsets.UTF_8));

        assertThat(screen.toString(StandardCharsets.UTF_8))
                .contains(
                        "Exit code 137", "acknowledged 30, lost 0, doubled 0, out of order 0", "hear each other again");
        assertThat(good).isTrue();
        assertThat(ProcessHandle.current().children()).isEmpty();
    }
}
