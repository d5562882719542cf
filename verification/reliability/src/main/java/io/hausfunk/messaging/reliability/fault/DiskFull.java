// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.fault;

import io.hausfunk.messaging.reliability.drive.Nodes;
import io.hausfunk.messaging.reliability.place.SmallDisk;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** T21: the disk on which the database keeps messages is full for a while. */
public final class DiskFull implements Fault {
    private static final int LOOKS = 80;

    @Override
    public String id() {
        return "T21";
    }

    @Override
    public String title() {
        return "the database's disk is full";
    }

    @Override
    public String missing() {
        return SmallDisk.possible() ? "" : "no file system can be mounted here";
    }

    @Override
    public boolean optional() {
        return true;
    }

    @Override
    public Recovery recovery() {
        return Recovery.healed(15);
    }

    @Override
    public Evidence strike(Scene scene) {
        try (SmallDisk disk = scene.nodes().database().smallDisk()) {
            int before = scene.traffic().sending().full();
            scene.begin();
            disk.fill();
            scene.pause(3, 15);
            List<String> silent = up(scene);
            int refused = scene.traffic().sending().full() - before;
            for (int looks = 1; looks < LOOKS && (refused == 0 || !silent.isEmpty()); looks++) {
                scene.pause(0.25);
                silent = up(scene);
                refused = scene.traffic().sending().full() - before;
            }
            disk.makeRoom();
            scene.heal();
            scene.pause(2, 10);
            // Who was refused nothing has nothing to say.
            List<String> untrue = refused == 0 ? List.of() : silent;
            return new Evidence(
                    refused > 0,
                    refused + " answers that the disk is full",
                    Set.of("n1", "n2", "n3"),
                    untrue.stream()
                            .map(node -> node + " called itself UP on a full disk")
                            .toList());
        }
    }

    /** The nodes that say that all is well with them. */
    private static List<String> up(Scene scene) {
        List<String> health = new ArrayList<>(scene.nodes().health());
        return IntStream.range(0, health.size())
                .filter(node -> health.get(node).contains(" UP:"))
                .mapToObj(Nodes::name)
                .toList();
    }
}
