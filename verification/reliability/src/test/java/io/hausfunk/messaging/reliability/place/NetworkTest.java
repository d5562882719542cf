// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkTest {
    @Test
    void a_node_that_is_cut_off_reaches_nobody_until_it_is_put_back_and_nothing_of_it_is_seen_outside()
            throws IOException, InterruptedException {
        List<String> prefix = Enclosure.prefix();
        assumeThat(prefix).as("this system can make namespaces").isNotEmpty();
        List<String> before = devices();
        List<String> command = new ArrayList<>(prefix);
        command.addAll(NetworkProbe.java());
        Process probe = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(probe.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(probe.waitFor()).isZero();
        assertThat(said.strip()).isEqualTo("true false true true");
        assertThat(devices()).isEqualTo(before);
    }

    private static List<String> devices() throws IOException {
        return Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
                .map(NetworkInterface::getName)
                .sorted()
                .toList();
    }
}
