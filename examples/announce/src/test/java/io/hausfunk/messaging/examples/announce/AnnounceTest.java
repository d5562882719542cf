// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.announce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnounceTest {
    @Test
    void everybody_is_told_reminded_once_a_step_and_counted(@TempDir Path folder) throws IOException {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();

        boolean good = Announce.run(new PrintStream(screen, true, StandardCharsets.UTF_8), folder);

        assertThat(screen.toString(StandardCharsets.UTF_8).lines().toList())
                .last()
                .isEqualTo("reached 191 of 201, acknowledged 191, evidence verified");
        assertThat(good).isTrue();
        assertThat(folder.resolve("evidence.html")).content().contains("<h1>Evidence of an announcement</h1>");
    }
}
