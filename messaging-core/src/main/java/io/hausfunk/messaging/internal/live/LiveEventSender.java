// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.live;

import io.hausfunk.messaging.internal.access.CachedRoster;
import io.hausfunk.messaging.internal.nodes.Peers;
import io.hausfunk.messaging.internal.nodes.Topic;
import io.hausfunk.messaging.internal.served.ServedPeople;
import io.hausfunk.messaging.storage.Participant;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Sends live events to the nodes where somebody listens who may hear of them. For one thread at a time. */
public final class LiveEventSender {
    private final Peers peers;
    private final ServedPeople served;
    private final Map<UUID, List<LiveEvent>> gathered = new HashMap<>();

    /** Asks {@code served} which nodes are interested. */
    public LiveEventSender(Peers peers, ServedPeople served) {
        this.peers = peers;
        this.served = served;
    }

    /** Whether no other node is there. */
    boolean alone() {
        return peers.reachable().isEmpty();
    }

    /** Adds an event to what {@link #flush} sends. */
    void add(CachedRoster roster, LiveEvent event, boolean ownOnly) {
        List<PersonKey> people = ownOnly
                ? List.of(event.participant().person())
                : roster.present().stream().map(Participant::person).toList();
        for (UUID node : served.nodesListeningFor(roster.ref().tenant(), people)) {
            gathered.computeIfAbsent(node, n -> new ArrayList<>()).add(event);
        }
    }

    /** Sends what was added since the last time, each node as few bodies as possible. */
    void flush() {
        try {
            gathered.forEach((node, events) ->
                    LiveEventCodec.write(events).forEach(body -> peers.send(node, Topic.EPHEMERAL, body)));
        } finally {
            gathered.clear();
        }
    }
}
