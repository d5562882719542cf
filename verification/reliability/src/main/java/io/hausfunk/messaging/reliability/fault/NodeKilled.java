// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.fault;

import io.hausfunk.messaging.reliability.drive.Nodes;

/** T1: {@code kill -9} of a node amid traffic; it starts again a while later. */
public final class NodeKilled implements Fault {
    @Override
    public String id() {
        return "T1";
    }

    @Override
    public String title() {
        return "kill -9 of a node";
    }

    @Override
    public Recovery recovery() {
        return Recovery.reconnected(10);
    }

    @Override
    public Evidence strike(Scene scene) {
        int victim = scene.anyNode();
        int doubts = scene.traffic().sending().doubts();
        scene.begin();
        boolean killed = scene.nodes().process(victim).kill();
        scene.pause(4, 20);
        scene.nodes().start(victim);
        scene.heal();
        int torn = scene.traffic().sending().doubts() - doubts;
        return Evidence.of(
                killed && torn > 0,
                Nodes.name(victim) + (killed ? " died with 137, " : " was not killed, ") + torn + " answers torn off",
                Nodes.name(victim));
    }
}
