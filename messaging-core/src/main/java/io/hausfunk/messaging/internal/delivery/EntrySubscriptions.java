// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.delivery;

import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.listening.DeliveryExecutor;
import io.hausfunk.messaging.message.Cursor;
import io.hausfunk.messaging.message.EntryListener;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.storage.ConversationStore;
import io.hausfunk.messaging.storage.Membership;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Starts subscriptions to entries. */
public final class EntrySubscriptions {
    private static final int PAGE = 500;

    private final ConversationStore store;
    private final EntryConsumers consumers;
    private final Fetcher fetcher;
    private final DeliveryExecutor executor;

    /** Subscriptions fetch and call on {@code executor}. */
    public EntrySubscriptions(
            ConversationStore store, EntryConsumers consumers, Fetcher fetcher, DeliveryExecutor executor) {
        this.store = store;
        this.consumers = consumers;
        this.fetcher = fetcher;
        this.executor = executor;
    }

    /**
     * Starts a subscription. Blocks. When it returns, nothing is missed any more: the subscription was known before the
     * store was asked where each conversation stands.
     *
     * @param start where to begin in a conversation
     * @param cursors makes a cursor of positions
     */
    public EntryConsumer start(
            Actor actor,
            EntryListener listener,
            Function<Membership, Long> start,
            Function<Supplier<@Nullable Map<ConversationId, Long>>, CompletionStage<Cursor>> cursors,
            Consumer<EntryConsumer> onClose) {
        EntryConsumer consumer = new EntryConsumer(actor, listener, fetcher, executor, cursors, closed -> {
            consumers.remove(closed);
            onClose.accept(closed);
        });
        try {
            consumers.add(consumer);
            list(
                    actor,
                    membership -> consumer.startAt(
                            membership.conversation().ref(),
                            start.apply(membership),
                            membership.conversation().membership(),
                            readableHead(membership)));
        } catch (RuntimeException | Error e) {
            consumer.close();
            throw e;
        }
        consumer.start();
        return consumer;
    }

    /** Lets every subscription look at all conversations of its person, where it is not known what changed. Blocks. */
    public void relistAll() {
        consumers.each(consumer -> list(
                consumer.actor(),
                membership -> consumer.committed(
                        membership.conversation().ref(),
                        membership.participant(),
                        readableHead(membership),
                        membership.conversation().membership())));
    }

    private void list(Actor actor, Consumer<Membership> found) {
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
