// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.reliability.drive.Load;
import io.hausfunk.messaging.reliability.drive.Nodes;
import io.hausfunk.messaging.reliability.fault.Evidence;
import io.hausfunk.messaging.reliability.fault.Fault;
import io.hausfunk.messaging.reliability.fault.Recovery;
import io.hausfunk.messaging.reliability.fault.Scene;
import io.hausfunk.messaging.reliability.place.Network;
import io.hausfunk.messaging.reliability.place.ReplaceableDatabase;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoundsTest {
    @TempDir
    Path directory;

    /** Breaks off before anybody is there. */
    private record Stumbling(String id, RuntimeException reason) implements Fault {
        @Override
        public String title() {
            return "a round that stumbles";
        }

        @Override
        public Load load(Load usual) {
            throw reason;
        }

        @Override
        public Recovery recovery() {
            return new Recovery(Recovery.Since.ACKNOWLEDGED, 5);
        }

        @Override
        public Evidence strike(Scene scene) {
            throw new AssertionError("nobody is there");
        }
    }

    @Test
    void a_round_that_breaks_off_is_red_in_one_sentence_and_the_next_one_runs() {
        Report report = new Report();
        ProofSettings settings = ProofSettings.of("seed=1", "directory=" + directory);
        try (ReplaceableDatabase database = new ReplaceableDatabase();
                Nodes nodes = new Nodes(0, Network.loopback(0), database, directory, Nodes.newKey())) {
            Rounds rounds = new Rounds(settings, nodes, directory);
            report.add(rounds.run(new Stumbling("S1", new CompletionException(new TimeoutException())), 5));
            report.add(rounds.run(new Stumbling("S2", new IllegalStateException("n2 does not start")), 6));
        }
        String text = report.text();
        assertThat(text)
                .contains("S1: broke off in RoundsTest.", ": TimeoutException\n")
                .contains("S2: broke off in RoundsTest.", ": IllegalStateException (n2 does not start)\n")
                .contains("0 messages acknowledged")
                .endsWith("RED\n")
                .doesNotContain("\tat ");
        assertThat(text.lines().filter(line -> line.contains("a round that stumbles")))
                .hasSize(2)
                .allMatch(line -> line.endsWith("RED"));
        assertThat(directory.resolve("1-S1-5").resolve("broke-off.txt"))
                .content()
                .contains("\tat ");
    }
}
