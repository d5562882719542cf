// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.fault;

import java.util.stream.IntStream;

/** T2: {@code kill -9} of all nodes at once. */
public final class AllKilled implements Fault {
    @Override
    public String id() {
        return "T2a";
    }

    @Override
    public String title() {
        return "kill -9 of all nodes";
    }

    @Override
    public Recovery recovery() {
        return Recovery.healed(15);
    }

    @Override
    public Evidence strike(Scene scene) {
        int doubts = scene.traffic().sending().doubts();
        scene.begin();
        long killed = IntStream.range(0, scene.nodes().count())
                .parallel()
                .filter(node -> scene.nodes().process(node).kill())
                .count();
        scene.pause(1, 3);
        scene.nodes().startAll();
        scene.heal();
        int torn = scene.traffic().sending().doubts() - doubts;
        return Evidence.of(
                killed == scene.nodes().count() && torn > 0,
                killed + " nodes died with 137, " + torn + " answers torn off",
                "n1",
                "n2",
                "n3");
    }
}
