// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.fault;

import io.hausfunk.messaging.reliability.place.ReplaceableDatabase;
import io.hausfunk.messaging.reliability.place.Standby;

/** T17: the database dies and its standby takes over, by streaming replication; one that has everything, or one that was cut off for a while
 * and lacks what was acknowledged meanwhile. */
public final class FailedOver implements Fault {
    private final boolean lagging;

    /** To a standby that lags behind, or to a synchronous one. */
    public FailedOver(boolean lagging) {
        this.lagging = lagging;
    }

    @Override
    public String id() {
        return lagging ? "T17b" : "T17a";
    }

    @Override
    public String title() {
        return lagging ? "failover to a lagging standby" : "failover to a synchronous standby";
    }

    @Override
    public Recovery recovery() {
        return Recovery.healed(15);
    }

    @Override
    public Evidence strike(Scene scene) {
        ReplaceableDatabase database = scene.nodes().database();
        try (Standby standby = database.standby()) {
            if (!lagging) {
                standby.synchronous();
            }
            scene.begin();
            long covered = scene.now();
            if (lagging) {
                standby.catchUp();
                standby.lag();
            }
            scene.pause(3, 15);
            long behind = standby.behind();
            boolean killed = database.kill();
            scene.nodes().separate(true);
            scene.pause(2);
            database.takeOver(standby);
            long gone = scene.world().wentBack(lagging ? covered : scene.now());
            scene.nodes().separate(false);
            scene.heal();
            scene.pause(4, 15);
            return Evidence.of(
                    killed && (lagging ? behind > 0 && gone > 0 : behind == 0),
                    (killed ? "the server is gone" : "the server was not killed") + ", its standby lacked " + behind
                            + " bytes, and " + gone + " entries that somebody had heard",
                    "n1",
                    "n2",
                    "n3");
        }
    }
}
