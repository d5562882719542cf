// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.delivery;

import io.hausfunk.messaging.internal.nodes.Peers;
import io.hausfunk.messaging.internal.nodes.Topic;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;

/** Takes what other nodes tell of their commits, and lets it go the way of what this node commits itself. */
public final class CommitNoticeReceiver {
    private final RecentEntries recent;
    private final EntryConsumers consumers;
    private final Dispatcher dispatcher;
    private final BiConsumer<ConversationRef, PersonKey> arrivals;

    /** {@code arrivals} is told whose entry came. */
    public CommitNoticeReceiver(
            RecentEntries recent,
            EntryConsumers consumers,
            Dispatcher dispatcher,
            BiConsumer<ConversationRef, PersonKey> arrivals) {
        this.recent = recent;
        this.consumers = consumers;
        this.dispatcher = dispatcher;
        this.arrivals = arrivals;
    }

    /** Begins to hear the other nodes. */
    public void start(Peers peers) {
        peers.onTopic(Topic.ENTRIES, this::received);
    }

    private void received(UUID from, byte[] body) {
        CommitNotice.read(body).ifPresent(notice -> {
            if (consumers.any()) {
                notice.entries().forEach(recent::add);
            }
            dispatcher.committed(List.of(notice.head()));
            notice.entries().forEach(entry -> arrivals.accept(entry.conversation(), entry.author()));
        });
    }
}
