// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.fault;

import io.hausfunk.messaging.reliability.place.BaseBackup;
import io.hausfunk.messaging.reliability.place.ReplaceableDatabase;

/** T18: the database is replaced by a backup of itself that was made while it worked. */
public final class Restored implements Fault {
    @Override
    public String id() {
        return "T18";
    }

    @Override
    public String title() {
        return "a backup is restored";
    }

    @Override
    public Recovery recovery() {
        return Recovery.healed(15);
    }

    @Override
    public Evidence strike(Scene scene) {
        ReplaceableDatabase database = scene.nodes().database();
        long covered = scene.now();
        BaseBackup backup = database.backup();
        scene.begin();
        scene.pause(3, 15);
        boolean killed = database.kill();
        scene.nodes().separate(true);
        scene.pause(2);
        database.restore(backup);
        long gone = scene.world().wentBack(covered);
        scene.nodes().separate(false);
        scene.heal();
        scene.pause(4, 15);
        return Evidence.of(
                killed && gone > 0, "the backup lacked " + gone + " entries that somebody had heard", "n1", "n2", "n3");
    }
}
