// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.fault;

import io.hausfunk.messaging.reliability.drive.RoamingDevice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** T16: some listeners take half a second for each entry. */
public final class SlowListeners implements Fault {
    private static final String MILLIS = "500";

    @Override
    public String id() {
        return "T16";
    }

    @Override
    public String title() {
        return "slow listeners in every node";
    }

    @Override
    public Recovery recovery() {
        return Recovery.live(5);
    }

    @Override
    public Evidence strike(Scene scene) {
        List<RoamingDevice> slow = new ArrayList<>();
        for (int node = 0; node < scene.nodes().count(); node++) {
            int on = node;
            scene.world().people().stream()
                    .flatMap(person -> person.devices().stream())
                    .filter(device -> device.node() == on)
                    .limit(2)
                    .forEach(slow::add);
        }
        scene.begin();
        Set<String> ears = new HashSet<>();
        slow.stream()
                .filter(device -> slow(scene, device, MILLIS))
                .forEach(device -> ears.add(String.valueOf(device.listening())));
        scene.pause(6, 60);
        slow.forEach(device -> slow(scene, device, "0"));
        scene.heal();
        return new Evidence(
                ears.size() == slow.size() && !ears.isEmpty(),
                ears.size() + " listeners took " + MILLIS + " ms an entry",
                ears,
                List.of());
    }

    private static boolean slow(Scene scene, RoamingDevice device, String millis) {
        String ear = device.listening();
        return ear != null
                && scene.nodes()
                        .tell(device.node(), "slow", ear, millis)
                        .first()
                        .equals("true");
    }
}
