// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.delivery;

import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.storage.ChangeMark;
import io.hausfunk.messaging.storage.ChangeStore;
import io.hausfunk.messaging.storage.Changes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks into the store for what no signal told: the bus is a hint, the database is the truth. Also wakes deliveries that
 * wait because something was out of reach.
 */
public final class Reconciler {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
    private static final int MAX_CHANGES = 1000;

    private final ChangeStore store;
    private final Dispatcher dispatcher;
    private final Subscriptions subscriptions;
    private final Consumer<LiveSubscription> relist;
    private final AtomicBoolean running = new AtomicBoolean();
    private final LongSupplier nanos;
    private volatile @Nullable ChangeMark mark;
    private volatile long answered;

    /** {@code relist} lets a subscription look at all its conversations. */
    public Reconciler(
            ChangeStore store,
            Dispatcher dispatcher,
            Subscriptions subscriptions,
            Consumer<LiveSubscription> relist,
            LongSupplier nanos) {
        this.store = store;
        this.dispatcher = dispatcher;
        this.subscriptions = subscriptions;
        this.relist = relist;
        this.nanos = nanos;
        this.answered = nanos.getAsLong();
    }

    /** Since when the store gave no answer. */
    public Duration silence() {
        return Duration.ofNanos(Math.max(0, nanos.getAsLong() - answered));
    }

    /** Looks once. Blocks; a second call at the same time does nothing. */
    public void run() {
        if (!running.compareAndSet(false, true)) {
            return;
        }
        try {
            subscriptions.each(LiveSubscription::retryStalled);
            Changes changes = store.changedSince(mark, MAX_CHANGES);
            answered = nanos.getAsLong();
            if (changes.complete()) {
                dispatcher.heard(changes.heads());
            } else {
                subscriptions.each(relist);
            }
            mark = changes.next();
        } catch (MessagingException e) {
            LOG.debug("Could not look for changes: {}", e.code());
        } catch (RuntimeException | Error e) {
            LOG.warn("Could not look for changes: {}", e.getClass().getName());
        } finally {
            running.set(false);
        }
    }
}
