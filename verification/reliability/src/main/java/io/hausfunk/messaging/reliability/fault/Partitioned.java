// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.fault;

import io.hausfunk.messaging.reliability.drive.Nodes;
import io.hausfunk.messaging.reliability.place.Network;

/** T5 and T6: one node and the others do not hear each other; in T6 it does not reach the database either. */
public final class Partitioned implements Fault {
    private final boolean fromDatabase;

    /** With or without the database. */
    public Partitioned(boolean fromDatabase) {
        this.fromDatabase = fromDatabase;
    }

    @Override
    public String id() {
        return fromDatabase ? "T6" : "T5";
    }

    @Override
    public String title() {
        return fromDatabase ? "partition, database on one side" : "partition, database on both sides";
    }

    @Override
    public boolean needsCuts() {
        return true;
    }

    @Override
    public Recovery recovery() {
        return Recovery.healed(30);
    }

    @Override
    public Evidence strike(Scene scene) {
        int victim = scene.anyNode();
        int other = (victim + 1) % scene.nodes().count();
        int refusals =
                scene.traffic().sending().refusals() + scene.traffic().sending().doubts();
        scene.begin();
        scene.network().cut(Network.Line.BUS, victim);
        if (fromDatabase) {
            scene.network().cut(Network.Line.DATABASE, victim);
        }
        scene.pause(0.5);
        long before = scene.heard(other, victim) + scene.heard(victim, other);
        int waited = scene.watch(scene.full() ? 40 : 8);
        long during = scene.heard(other, victim) + scene.heard(victim, other) - before;
        int refused =
                scene.traffic().sending().refusals() + scene.traffic().sending().doubts() - refusals;
        scene.network().heal(Network.Line.BUS, victim);
        if (fromDatabase) {
            scene.network().heal(Network.Line.DATABASE, victim);
        }
        scene.heal();
        scene.pause(2, 10);
        long after = scene.heard(other, victim) + scene.heard(victim, other) - before;
        return Evidence.of(
                during == 0 && after > 0 && (!fromDatabase || refused > 0),
                Nodes.name(victim) + " and " + Nodes.name(other) + " heard each other " + during + " times while cut, "
                        + after + " after"
                        + (fromDatabase
                                ? ", " + refused + " answers refused or in doubt, " + waited
                                        + " sessions waited for its locks"
                                : ""),
                fromDatabase ? new String[] {Nodes.name(victim)} : new String[0]);
    }
}
