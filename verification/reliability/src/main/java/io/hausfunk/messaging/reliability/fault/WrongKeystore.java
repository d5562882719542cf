// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.fault;

import io.hausfunk.messaging.reliability.drive.Nodes;
import java.util.List;
import java.util.Set;

/** T22: a node starts with other keys than its data: it must refuse and write nothing, and nobody else may notice. */
public final class WrongKeystore implements Fault {
    private static final String REFUSAL = "KEYS_DO_NOT_MATCH";

    @Override
    public String id() {
        return "T22";
    }

    @Override
    public String title() {
        return "a node with another keystore";
    }

    @Override
    public Recovery recovery() {
        return Recovery.reconnected(10);
    }

    @Override
    public Evidence strike(Scene scene) {
        int victim = scene.anyNode();
        scene.begin();
        scene.nodes().process(victim).kill();
        String before = scene.nodes().database().keysExceptOf(scene.world().tenant());
        String answer = scene.nodes().startWithWrongKey(victim);
        String after = scene.nodes().database().keysExceptOf(scene.world().tenant());
        scene.nodes().start(victim);
        scene.heal();
        return new Evidence(
                answer.equals(REFUSAL),
                Nodes.name(victim) + " with other keys: " + answer,
                Set.of(Nodes.name(victim)),
                before.equals(after) ? List.of() : List.of("a node with other keys changed rows of keys"));
    }
}
