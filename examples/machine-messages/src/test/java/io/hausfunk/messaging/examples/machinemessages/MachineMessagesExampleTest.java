// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.machinemessages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MachineMessagesExampleTest {
    @Test
    void the_story_comes_true() throws Exception {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();

        boolean good = MachineMessages.run(new PrintStream(screen, true, StandardCharsets.UTF_8));

        assertThat(screen.toString(StandardCharsets.UTF_8))
                .contains("ACCEPTED", "USED", "Raised 2 times, one card", "once: Yes", "one order");
        assertThat(good).isTrue();
    }
}
