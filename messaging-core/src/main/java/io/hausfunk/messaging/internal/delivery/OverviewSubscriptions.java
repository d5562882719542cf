// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.delivery;

import io.hausfunk.messaging.conversation.OverviewListener;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.listening.DeliveryExecutor;
import io.hausfunk.messaging.internal.reading.OverviewReader;
import java.util.function.Consumer;

/** Starts subscriptions to overviews. */
public final class OverviewSubscriptions {
    private final EntryConsumers consumers;
    private final OverviewReader reader;
    private final DeliveryExecutor executor;

    /** Subscriptions read and call on {@code executor}. */
    public OverviewSubscriptions(EntryConsumers consumers, OverviewReader reader, DeliveryExecutor executor) {
        this.consumers = consumers;
        this.reader = reader;
        this.executor = executor;
    }

    /** Starts a subscription. Does not block: whatever happens from now on is told. */
    public OverviewSubscription start(Actor actor, OverviewListener listener, Consumer<OverviewSubscription> onClose) {
        OverviewSubscription subscription = new OverviewSubscription(
                actor, listener, conversations -> reader.of(actor, conversations), executor, closed -> {
                    consumers.remove(closed);
                    onClose.accept(closed);
                });
        consumers.add(subscription);
        return subscription;
    }
}
