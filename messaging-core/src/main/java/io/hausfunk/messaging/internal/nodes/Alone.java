// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.nodes;

import java.util.Set;
import java.util.UUID;

/** An engine without a cluster: nobody else is there. */
public final class Alone implements Peers {
    private final UUID self = UUID.randomUUID();

    @Override
    public UUID self() {
        return self;
    }

    @Override
    public Set<UUID> heard() {
        return Set.of();
    }

    @Override
    public void say(UUID to, Topic topic, byte[] body) {
        // Nobody is there to hear it.
    }

    @Override
    public void onTopic(Topic topic, Receiver receiver) {
        // Nobody is there to say anything.
    }

    @Override
    public void onChange(Watcher watcher) {
        // Nobody comes or goes.
    }
}
