// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.fault;

import io.hausfunk.messaging.reliability.drive.Group;
import io.hausfunk.messaging.reliability.drive.Nodes;
import io.hausfunk.messaging.reliability.drive.RoamingDevice;
import io.hausfunk.messaging.reliability.drive.SimulatedPerson;

/** T3 and T4: a node stops where it stands, goes on later, and meanwhile people whose devices wait there are removed. */
public final class Frozen implements Fault {
    private static final int TO_REMOVE = 4;

    private final String id;
    private final double shortSeconds;
    private final double fullSeconds;

    /** With how long it lasts. */
    public Frozen(String id, double shortSeconds, double fullSeconds) {
        this.id = id;
        this.shortSeconds = shortSeconds;
        this.fullSeconds = fullSeconds;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String title() {
        return "SIGSTOP of a node";
    }

    @Override
    public Recovery recovery() {
        return Recovery.healed(20);
    }

    @Override
    public Evidence strike(Scene scene) {
        int victim = scene.anyNode();
        int doubts = scene.traffic().sending().doubts();
        scene.begin();
        scene.nodes().process(victim).freeze();
        int waited = scene.watch(4);
        int removed = remove(scene, victim);
        waited = Math.max(waited, scene.watch(scene.full() ? fullSeconds - 4 : shortSeconds - 4));
        int silent = scene.traffic().sending().doubts() - doubts;
        scene.nodes().process(victim).thaw();
        scene.heal();
        scene.pause(2, 10);
        return Evidence.of(
                silent > 0 && removed > 0,
                Nodes.name(victim) + " left " + silent + " questions unanswered, " + removed
                        + " of its listeners were removed meanwhile, " + waited + " sessions waited for its locks",
                Nodes.name(victim));
    }

    private static int remove(Scene scene, int victim) {
        int removed = 0;
        for (Group group : scene.world().groups()) {
            for (SimulatedPerson person : group.present()) {
                boolean waits = person.devices().stream()
                        .anyMatch(device -> device.patient() && device.node() == victim && listens(device));
                if (waits && removed < TO_REMOVE && group.kind().equals("group") && !person.equals(group.owner())) {
                    scene.traffic()
                            .changing()
                            .remove(group, person, (victim + 1) % scene.nodes().count());
                    removed++;
                }
            }
        }
        return removed;
    }

    private static boolean listens(RoamingDevice device) {
        return device.listening() != null;
    }
}
