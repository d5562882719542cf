// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.fault;

import io.hausfunk.messaging.reliability.drive.Nodes;
import io.hausfunk.messaging.reliability.place.Network;

/** T7: one node hears another but is not heard by it, and then a network that comes and goes every two seconds. */
public final class OneWay implements Fault {
    @Override
    public String id() {
        return "T7";
    }

    @Override
    public String title() {
        return "one-way cut, then flapping";
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
        int mute = scene.anyNode();
        int deaf = (mute + 1) % scene.nodes().count();
        scene.begin();
        scene.network().mute(mute, deaf);
        scene.pause(0.5);
        long from = scene.heard(deaf, mute);
        long back = scene.heard(mute, deaf);
        scene.pause(4, 30);
        from = scene.heard(deaf, mute) - from;
        back = scene.heard(mute, deaf) - back;
        scene.network().unmute(mute, deaf);
        int flaps = scene.full() ? 30 : 1;
        for (int flap = 0; flap < flaps; flap++) {
            scene.network().cut(Network.Line.BUS, mute);
            scene.pause(2);
            scene.network().heal(Network.Line.BUS, mute);
            scene.pause(2);
        }
        scene.heal();
        return Evidence.of(
                from == 0 && back > 0,
                Nodes.name(deaf) + " heard " + Nodes.name(mute) + " " + from + " times, the other way round " + back
                        + ", then " + flaps + " flaps");
    }
}
