// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.delivery;

import io.hausfunk.messaging.internal.access.CachedRoster;
import io.hausfunk.messaging.internal.access.Rosters;
import io.hausfunk.messaging.internal.nodes.Peers;
import io.hausfunk.messaging.internal.nodes.Topic;
import io.hausfunk.messaging.storage.ConversationHead;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.StoredEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * Brings what is committed on one node to the listeners on others: once to each node where somebody listens, however many
 * they are. A hint: what does not arrive is found in the store.
 */
public final class RemoteNews {
    private final Peers peers;
    private final Rosters rosters;
    private final Interest interest;
    private final RecentEntries recent;
    private final Subscriptions subscriptions;
    private final Dispatcher dispatcher;
    private final BiConsumer<ConversationRef, PersonKey> arrivals;

    /** Listens to the others at once. */
    public RemoteNews(
            Peers peers,
            Rosters rosters,
            Interest interest,
            RecentEntries recent,
            Subscriptions subscriptions,
            Dispatcher dispatcher,
            BiConsumer<ConversationRef, PersonKey> arrivals) {
        this.peers = peers;
        this.rosters = rosters;
        this.interest = interest;
        this.recent = recent;
        this.subscriptions = subscriptions;
        this.dispatcher = dispatcher;
        this.arrivals = arrivals;
        peers.onTopic(Topic.ENTRIES, this::received);
    }

    /** Tells of a group that this node committed. Comes on the writer's thread, so it only queues. */
    void committed(List<Committed> group) {
        if (peers.reachable().isEmpty()) {
            return;
        }
        Map<ConversationRef, List<Committed>> byConversation = new LinkedHashMap<>();
        for (Committed one : group) {
            byConversation
                    .computeIfAbsent(one.entry().conversation(), ref -> new ArrayList<>())
                    .add(one);
        }
        byConversation.forEach(this::tell);
    }

    private void tell(ConversationRef ref, List<Committed> committed) {
        CachedRoster roster = rosters.ifKnown(ref);
        Set<UUID> nodes = roster == null ? peers.reachable() : interest.nodes(roster);
        if (nodes.isEmpty()) {
            return;
        }
        ConversationHead head = committed.get(committed.size() - 1).head();
        List<StoredEntry> entries = committed.stream().map(Committed::stored).toList();
        for (byte[] body : News.bodies(head, entries)) {
            nodes.forEach(node -> peers.send(node, Topic.ENTRIES, body));
        }
    }

    private void received(UUID from, byte[] body) {
        if (!subscriptions.any()) {
            return;
        }
        News.of(body).ifPresent(news -> {
            news.entries().forEach(recent::add);
            dispatcher.heard(List.of(news.head()));
            news.entries().forEach(entry -> arrivals.accept(entry.conversation(), entry.author()));
        });
    }
}
