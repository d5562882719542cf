// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.fault;

import io.hausfunk.messaging.reliability.drive.Load;

/** T14: most messages are sent up to five times at once, through different nodes, and some names again for other texts. */
public final class Copies implements Fault {
    @Override
    public String id() {
        return "T14";
    }

    @Override
    public String title() {
        return "each message sent 1 to 5 times";
    }

    @Override
    public Load load(Load usual) {
        return usual.manyCopies();
    }

    @Override
    public Recovery recovery() {
        return Recovery.live(5);
    }

    @Override
    public Evidence strike(Scene scene) {
        int before = scene.traffic().sending().repeats();
        int conflicts = scene.traffic().sending().conflicts();
        scene.begin();
        scene.pause(6, 60);
        scene.heal();
        int repeats = scene.traffic().sending().repeats() - before;
        int refused = scene.traffic().sending().conflicts() - conflicts;
        return Evidence.of(
                repeats > 0 && refused > 0, repeats + " repetitions answered, " + refused + " other texts refused");
    }
}
