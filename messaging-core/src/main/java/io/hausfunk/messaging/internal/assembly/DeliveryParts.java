// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.assembly;

import com.github.benmanes.caffeine.cache.Ticker;
import io.hausfunk.messaging.internal.access.Access;
import io.hausfunk.messaging.internal.access.Rosters;
import io.hausfunk.messaging.internal.concurrent.Faults;
import io.hausfunk.messaging.internal.delivery.CommitNoticeReceiver;
import io.hausfunk.messaging.internal.delivery.CommitNotifier;
import io.hausfunk.messaging.internal.delivery.CommitPublisher;
import io.hausfunk.messaging.internal.delivery.Dispatcher;
import io.hausfunk.messaging.internal.delivery.EntryConsumers;
import io.hausfunk.messaging.internal.delivery.EntrySubscriptions;
import io.hausfunk.messaging.internal.delivery.Fetcher;
import io.hausfunk.messaging.internal.delivery.RecentEntries;
import io.hausfunk.messaging.internal.listening.DeliveryExecutor;
import io.hausfunk.messaging.internal.nodes.Peers;
import io.hausfunk.messaging.internal.reading.EntryReader;
import io.hausfunk.messaging.storage.ConversationStore;
import io.hausfunk.messaging.storage.EntryStore;
import java.util.List;

/** From a commit to the listeners, on this node and the others. */
final class DeliveryParts {
    final EntryConsumers consumers;
    final RecentEntries recent;
    final Dispatcher dispatcher;
    final CommitPublisher publisher;

    private final Rosters rosters;
    private final LiveParts live;
    private final DeliveryExecutor delivering;

    DeliveryParts(
            Peers peers, Rosters rosters, LiveParts live, DeliveryExecutor delivering, Ticker ticker, Faults faults) {
        this.rosters = rosters;
        this.live = live;
        this.delivering = delivering;
        this.consumers = new EntryConsumers(live.served);
        this.recent = new RecentEntries(ticker);
        this.dispatcher = new Dispatcher(rosters, consumers, delivering);
        this.publisher = new CommitPublisher(
                consumers,
                recent,
                dispatcher::committed,
                new CommitNotifier(peers, rosters, live.served),
                live.events::entryFrom,
                faults);
    }

    EntrySubscriptions subscriptions(
            ConversationStore conversations, EntryStore entries, EntryReader reader, Access access, int maxBehind) {
        return new EntrySubscriptions(
                conversations, consumers, new Fetcher(entries, recent, reader, rosters, access, maxBehind), delivering);
    }

    /** What forgets positions and entries that a store whose data went back may not have any more. */
    List<Runnable> forgetting(Runnable announcements) {
        return List.of(recent::forget, dispatcher::forget, live.events::forget, consumers::forget, announcements);
    }

    /** Hears what other nodes commit. */
    void start(Peers peers) {
        new CommitNoticeReceiver(recent, consumers, dispatcher, live.events::entryFrom).start(peers);
    }
}
