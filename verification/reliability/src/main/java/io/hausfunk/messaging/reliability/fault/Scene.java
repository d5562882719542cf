// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.fault;

import io.hausfunk.messaging.reliability.drive.Nodes;
import io.hausfunk.messaging.reliability.drive.ProofWorld;
import io.hausfunk.messaging.reliability.drive.Traffic;
import io.hausfunk.messaging.reliability.history.Event;
import io.hausfunk.messaging.reliability.place.Network;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Where a fault strikes, while traffic flows.
 *
 * @param fault the id of the fault
 * @param nodes the installation
 * @param world its people
 * @param traffic what they do
 * @param random chance
 * @param full whether there is time
 */
public record Scene(
        String fault, Nodes nodes, ProofWorld world, Traffic traffic, SplittableRandom random, boolean full) {
    /** Something that takes a while. */
    void pause(double seconds) {
        long until = System.nanoTime() + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** A time that depends on how much there is. */
    void pause(double whenShort, double whenFull) {
        pause(full ? whenFull : whenShort);
    }

    /** The same, and how many sessions of the database waited at most for one of a node that says nothing. */
    int watch(double seconds) {
        int most = 0;
        for (double passed = 0; passed < seconds; passed += 0.5) {
            pause(Math.min(0.5, seconds - passed));
            most = Math.max(most, nodes.database().waitingForTheSilent());
        }
        return most;
    }

    /** Microseconds of the history. */
    long now() {
        return world.history().now();
    }

    void begin() {
        world.history().write("driver", at -> new Event.Fault(at, fault, "begin"));
    }

    void heal() {
        world.history().write("driver", at -> new Event.Fault(at, fault, "heal"));
    }

    int anyNode() {
        return random.nextInt(nodes.count());
    }

    Network network() {
        return nodes.network();
    }

    /** How often a node heard another so far, on the network between them. */
    long heard(int node, int from) {
        String counts = nodes.process(node)
                .ask("beacon")
                .completeOnTimeout(null, 5, TimeUnit.SECONDS)
                .thenApply(answer -> answer == null ? "" : answer.first())
                .join();
        Map<String, Long> heard = new HashMap<>();
        for (String count : counts.split(",", -1)) {
            if (count.contains("=")) {
                heard.put(count.split("=", -1)[0], Long.parseLong(count.split("=", -1)[1]));
            }
        }
        return heard.getOrDefault(Nodes.name(from), 0L);
    }
}
