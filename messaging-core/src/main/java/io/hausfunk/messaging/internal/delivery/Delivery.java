// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.delivery;

import io.hausfunk.messaging.Cursor;
import io.hausfunk.messaging.EntryListener;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.storage.ConversationHead;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.ConversationStore;
import io.hausfunk.messaging.storage.Membership;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts subscriptions and feeds them. */
public final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final int PAGE = 500;

    private final ConversationStore store;
    private final Subscriptions subscriptions;
    private final RecentEntries recent;
    private final Fetcher fetcher;
    private final Executor fetching;
    private final Executor callbacks;
    private final Dispatcher dispatcher;
    private final RemoteNews others;
    private final BiConsumer<ConversationRef, PersonKey> arrivals;

    /** {@code dispatcher} tells this node of new heads, {@code others} all others, {@code arrivals} whose entry came. */
    public Delivery(
            ConversationStore store,
            Subscriptions subscriptions,
            RecentEntries recent,
            Fetcher fetcher,
            Executor fetching,
            Executor callbacks,
            Dispatcher dispatcher,
            RemoteNews others,
            BiConsumer<ConversationRef, PersonKey> arrivals) {
        this.store = store;
        this.subscriptions = subscriptions;
        this.recent = recent;
        this.fetcher = fetcher;
        this.fetching = fetching;
        this.callbacks = callbacks;
        this.dispatcher = dispatcher;
        this.others = others;
        this.arrivals = arrivals;
    }

    /** A group is committed: in memory first, then told. Comes before its senders are answered, and never throws. */
    public void committed(List<Committed> group) {
        if (group.isEmpty()) {
            return;
        }
        try {
            Map<ConversationRef, ConversationHead> heads = new HashMap<>();
            boolean listened = subscriptions.any();
            for (Committed one : group) {
                if (listened) {
                    recent.add(one.stored());
                }
                // Later entries of a conversation have higher numbers, so the last one stands.
                heads.put(one.entry().conversation(), one.head());
            }
            dispatcher.heard(heads.values());
            others.committed(group);
            group.forEach(one ->
                    arrivals.accept(one.entry().conversation(), one.entry().author()));
        } catch (RuntimeException | Error e) {
            // What is committed must be acknowledged, whatever fails here; the next look into the store finds it.
            LOG.warn("A commit was not announced: {}", e.getClass().getName());
        }
    }

    /**
     * Starts a subscription. Blocks; when it returns, nothing is missed any more: the subscription was known before the
     * store was asked where each conversation stands.
     *
     * @param start where to begin in a conversation
     * @param cursors makes a cursor of positions
     */
    public LiveSubscription start(
            Actor actor,
            EntryListener listener,
            Function<Membership, Long> start,
            Function<Map<ConversationId, Long>, Cursor> cursors,
            Consumer<LiveSubscription> onClose) {
        LiveSubscription subscription =
                new LiveSubscription(actor, listener, fetcher, fetching, callbacks, cursors, closed -> {
                    subscriptions.remove(closed);
                    onClose.accept(closed);
                });
        subscription.hold();
        subscriptions.add(subscription);
        try {
            list(
                    subscription,
                    membership -> subscription.startAt(
                            membership.conversation().ref(),
                            start.apply(membership),
                            membership.conversation().membership(),
                            readableHead(membership)));
        } catch (RuntimeException e) {
            subscription.close();
            throw e;
        }
        subscription.release();
        return subscription;
    }

    /** Lets a subscription look at all conversations of its person, where it is not known what changed. */
    public void relist(LiveSubscription subscription) {
        // As if a signal had come for each: kept back while the subscription does not know yet where it starts.
        list(
                subscription,
                membership -> subscription.touch(
                        membership.conversation().ref(),
                        membership.participant(),
                        readableHead(membership),
                        membership.conversation().membership()));
    }

    private void list(LiveSubscription subscription, Consumer<Membership> found) {
        Actor actor = subscription.actor();
        ConversationId after = null;
        List<Membership> page;
        do {
            page = store.membershipsOf(actor.tenant(), actor.person(), after, PAGE);
            for (Membership membership : page) {
                found.accept(membership);
                after = membership.conversation().ref().conversation();
            }
        } while (page.size() == PAGE);
    }

    private static long readableHead(Membership membership) {
        long left = membership.participant().left();
        return left == 0 ? membership.conversation().head() : left;
    }
}
