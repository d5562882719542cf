// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.fault;

import io.hausfunk.messaging.reliability.drive.Nodes;
import io.hausfunk.messaging.reliability.place.CutProxy;

/** T10: connections to the database break between the commit and its answer, and others, and then there are none. */
public final class CommitCut implements Fault {
    @Override
    public String id() {
        return "T10";
    }

    @Override
    public String title() {
        return "connections cut in COMMIT";
    }

    @Override
    public Recovery recovery() {
        return Recovery.healed(10);
    }

    @Override
    public Evidence strike(Scene scene) {
        int rounds = scene.full() ? 60 : 8;
        int before = cut(scene);
        int all = 0;
        scene.begin();
        for (int round = 0; round < rounds; round++) {
            scene.nodes().proxy(scene.anyNode()).cutCommits(1 + scene.random().nextInt(3));
            scene.pause(0.7);
            if (round % 4 == 3) {
                all += scene.nodes().proxy(scene.anyNode()).cutAll();
            }
        }
        int doubts = scene.traffic().sending().doubts();
        int victim = scene.anyNode();
        CutProxy proxy = scene.nodes().proxy(victim);
        proxy.cutCommits(1);
        scene.pause(0.3);
        proxy.refuse(true); // Longer than the engine may try to find out itself.
        proxy.cutAll();
        scene.pause(7);
        proxy.refuse(false);
        doubts = scene.traffic().sending().doubts() - doubts;
        scene.heal();
        int commits = cut(scene) - before;
        return Evidence.of(
                commits > 0 && all > 0 && doubts > 0,
                commits + " connections cut after their commit and before its answer, " + all
                        + " others cut, then none for 7 s: " + doubts + " answers in doubt",
                Nodes.name(victim));
    }

    private static int cut(Scene scene) {
        int cut = 0;
        for (int node = 0; node < scene.nodes().count(); node++) {
            cut += scene.nodes().proxy(node).commitsCut();
        }
        return cut;
    }
}
