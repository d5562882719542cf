// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.fault;

/** T2: {@code kill -9} of the first process of the database; it starts again and recovers. */
public final class DatabaseKilled implements Fault {
    @Override
    public String id() {
        return "T2b";
    }

    @Override
    public String title() {
        return "kill -9 of PostgreSQL";
    }

    @Override
    public Recovery recovery() {
        return Recovery.healed(15);
    }

    @Override
    public Evidence strike(Scene scene) {
        int before = troubles(scene);
        scene.begin();
        boolean killed = scene.nodes().database().kill();
        scene.pause(1, 5);
        scene.nodes().database().start();
        scene.heal();
        scene.pause(2, 10);
        int failed = troubles(scene) - before;
        return Evidence.of(
                killed && failed > 0,
                (killed ? "the server is gone, " : "the server was not killed, ") + failed
                        + " answers refused or in doubt",
                "n1",
                "n2",
                "n3");
    }

    private static int troubles(Scene scene) {
        return scene.traffic().sending().doubts() + scene.traffic().sending().refusals();
    }
}
