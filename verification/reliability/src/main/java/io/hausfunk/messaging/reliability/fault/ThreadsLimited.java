// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.fault;

import io.hausfunk.messaging.reliability.drive.NodeAnswer;
import io.hausfunk.messaging.reliability.drive.Nodes;
import io.hausfunk.messaging.reliability.place.NodeUser;
import java.util.concurrent.TimeUnit;

/** T20: a node can make no further thread for a while, and loses its connections to the database meanwhile, so that it needs some. */
public final class ThreadsLimited implements Fault {
    @Override
    public String id() {
        return "T20";
    }

    @Override
    public String title() {
        return "no further thread in a node";
    }

    @Override
    public String missing() {
        return NodeUser.possible() ? "" : "nodes cannot have users of their own here";
    }

    @Override
    public boolean optional() {
        return true;
    }

    @Override
    public Recovery recovery() {
        return Recovery.healed(20);
    }

    @Override
    public Evidence strike(Scene scene) {
        int victim = scene.anyNode();
        long process = scene.nodes().process(victim).pid();
        scene.begin();
        NodeUser.limitThreads(victim, process, true);
        scene.nodes().proxy(victim).cutAll();
        scene.pause(4, 15);
        scene.nodes().proxy(victim).cutAll();
        String during = canMakeThreads(scene, victim);
        String health = scene.nodes().health().get(victim);
        scene.pause(1, 5);
        NodeUser.limitThreads(victim, process, false);
        scene.heal();
        scene.pause(2, 10);
        String after = canMakeThreads(scene, victim);
        return Evidence.of(
                during.equals("false") && after.equals("true"),
                Nodes.name(victim) + " could make threads: " + during + " and said " + health + ", afterwards: "
                        + after,
                Nodes.name(victim));
    }

    private static String canMakeThreads(Scene scene, int node) {
        return scene.nodes()
                .process(node)
                .ask("thread")
                .thenApply(NodeAnswer::first)
                .completeOnTimeout("silence", 10, TimeUnit.SECONDS)
                .join();
    }
}
