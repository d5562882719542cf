// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.delivery;

import io.hausfunk.messaging.internal.access.CachedRoster;
import io.hausfunk.messaging.internal.access.Rosters;
import io.hausfunk.messaging.internal.nodes.Peers;
import io.hausfunk.messaging.internal.nodes.Topic;
import io.hausfunk.messaging.internal.served.ServedPeople;
import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.storage.ConversationHead;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.StoredEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Tells other nodes what this one committed: once to each node where a participant listens, however many listen there. A
 * hint: a node that misses a notice finds the entries in the store.
 */
public final class CommitNotifier {
    private final Peers peers;
    private final Rosters rosters;
    private final ServedPeople served;

    /** Asks {@code served} which nodes are interested. */
    public CommitNotifier(Peers peers, Rosters rosters, ServedPeople served) {
        this.peers = peers;
        this.rosters = rosters;
        this.served = served;
    }

    /** Tells of a group. Called on the writer's thread, so it only queues. */
    void committed(List<CommittedEntry> group) {
        if (peers.reachable().isEmpty()) {
            return;
        }
        Map<ConversationRef, List<CommittedEntry>> byConversation = new LinkedHashMap<>();
        for (CommittedEntry one : group) {
            byConversation
                    .computeIfAbsent(one.entry().conversation(), ref -> new ArrayList<>())
                    .add(one);
        }
        byConversation.forEach(this::tell);
    }

    private void tell(ConversationRef ref, List<CommittedEntry> committed) {
        CachedRoster roster = rosters.ifKnown(ref);
        // Whom an announcement concerns is decided where they are, by rule.
        Set<UUID> nodes = roster == null || roster.kind().equals(ConversationKind.ANNOUNCEMENT)
                ? peers.reachable()
                : served.nodesListeningFor(roster);
        if (nodes.isEmpty()) {
            return;
        }
        ConversationHead head = committed.get(committed.size() - 1).head();
        List<StoredEntry> entries =
                committed.stream().map(CommittedEntry::stored).toList();
        for (byte[] body : CommitNotice.write(head, entries)) {
            nodes.forEach(node -> peers.send(node, Topic.ENTRIES, body));
        }
    }
}
