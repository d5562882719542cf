// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.nodes;

import java.util.Set;
import java.util.UUID;

/** An engine without a cluster: there are no other nodes. */
public final class NoPeers implements Peers {
    private final UUID self = UUID.randomUUID();

    @Override
    public UUID self() {
        return self;
    }

    @Override
    public Set<UUID> reachable() {
        return Set.of();
    }

    @Override
    public void send(UUID to, Topic topic, byte[] body) {
        // There is nobody to send to.
    }

    @Override
    public void onTopic(Topic topic, Receiver receiver) {
        // Nothing ever arrives.
    }

    @Override
    public void onChange(Listener listener) {
        // Nothing ever changes.
    }
}
