// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.fault;

/** T8: everything that nodes tell each other vanishes, while the cluster looks healthy. */
public final class BusDead implements Fault {
    @Override
    public String id() {
        return "T8";
    }

    @Override
    public String title() {
        return "a bus that is dead and looks healthy";
    }

    @Override
    public Recovery recovery() {
        return Recovery.live(5);
    }

    @Override
    public Evidence strike(Scene scene) {
        long before = bus(scene, "off", 1);
        scene.begin();
        scene.pause(10, 60);
        long passed = bus(scene, "count", 0);
        long dropped = bus(scene, "count", 1) - before;
        scene.pause(0.2);
        passed = bus(scene, "count", 0) - passed;
        scene.heal();
        bus(scene, "on", 1);
        return Evidence.of(
                dropped > 0 && passed == 0, dropped + " messages of the bus dropped, " + passed + " came through");
    }

    private static long bus(Scene scene, String what, int count) {
        long sum = 0;
        for (int node = 0; node < scene.nodes().count(); node++) {
            sum += scene.nodes().tell(node, "bus", what).number(count);
        }
        return sum;
    }
}
