// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.fault;

import io.hausfunk.messaging.reliability.place.Pooler;

/** T19: a connection pooler in transaction mode stands before the database, and is killed and started again. */
public final class Pooled implements Fault {
    private static final int SESSIONS = 8;

    @Override
    public String id() {
        return "T19";
    }

    @Override
    public String title() {
        return "pgbouncer, transaction mode, killed";
    }

    @Override
    public String missing() {
        return Pooler.installed() ? "" : "pgbouncer is not installed";
    }

    @Override
    public Recovery recovery() {
        return Recovery.healed(15);
    }

    @Override
    public Evidence strike(Scene scene) {
        int before = scene.traffic().sending().acknowledged();
        try (Pooler pooler = new Pooler(
                scene.nodes().logs().resolve("pgbouncer"),
                scene.nodes().database().port(),
                SESSIONS)) {
            scene.begin();
            scene.nodes().connectThrough(pooler);
            scene.pause(3, 20);
            int connections = scene.nodes().connections();
            int sessions = scene.nodes().database().sessions();
            int pooled = scene.traffic().sending().acknowledged() - before;
            for (int restarts = scene.full() ? 5 : 1; restarts > 0; restarts--) {
                pooler.restart();
                scene.pause(3, 10);
            }
            scene.nodes().connectThrough(null);
            scene.heal();
            return Evidence.of(
                    connections > sessions && sessions <= SESSIONS && pooled > 0,
                    connections + " connections of nodes shared " + sessions + " sessions, " + pooled
                            + " messages before it was killed",
                    "n1",
                    "n2",
                    "n3");
        }
    }
}
