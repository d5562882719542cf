// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.delivery;

import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.internal.concurrent.Faults;
import io.hausfunk.messaging.internal.concurrent.StoreOutage;
import io.hausfunk.messaging.storage.ChangeMark;
import io.hausfunk.messaging.storage.ChangeStore;
import io.hausfunk.messaging.storage.Changes;
import io.hausfunk.messaging.storage.ConversationHead;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the store for what nothing else told: the bus is a hint, the database is the truth. */
public final class Reconciler {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
    private static final String PART = "reconciler";
    private static final int MAX_CHANGES = 1000;
    private static final int MANY = MAX_CHANGES / 4;
    private static final int FEW = MAX_CHANGES / 16;

    /** How many times as often as usual the store is asked when much changes; whoever drives this calls as often. */
    public static final int MOST_OFTEN = 8;

    private final ChangeStore store;
    private final Consumer<List<ConversationHead>> changed;
    private final Runnable relist;
    private final LongSupplier nanos;
    private final long usual;
    private final Faults faults;
    private final StoreOutage outage;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile @Nullable ChangeMark mark;
    private volatile long answered;
    private volatile long began;
    private volatile long pause;
    private volatile long relisted;
    private volatile boolean overlooked;

    /**
     * Asks this store.
     *
     * @param changed takes what changed
     * @param relist lets every listener look at all conversations of its person
     * @param every how often the store is asked as a rule
     */
    public Reconciler(
            ChangeStore store,
            Consumer<List<ConversationHead>> changed,
            Runnable relist,
            LongSupplier nanos,
            Duration every,
            Faults faults,
            StoreOutage outage) {
        this.store = store;
        this.changed = changed;
        this.relist = relist;
        this.nanos = nanos;
        this.usual = every.toNanos();
        this.faults = faults;
        this.outage = outage;
        this.answered = nanos.getAsLong();
        this.pause = usual;
        this.began = answered - usual;
        this.relisted = answered - usual;
    }

    /** For how long the store has given no answer. */
    public Duration silence() {
        return Duration.ofNanos(Math.max(0, nanos.getAsLong() - answered));
    }

    /** Whether it is time to ask again. */
    public boolean due() {
        return nanos.getAsLong() - began >= pause;
    }

    /** Makes it time to ask, and to look at all conversations of those who listen. */
    public void again() {
        began = nanos.getAsLong() - pause;
        relisted = began;
    }

    /** Asks once. Blocks; a second call at the same time does nothing. Never throws. */
    public void run() {
        if (!running.compareAndSet(false, true)) {
            return;
        }
        try {
            began = nanos.getAsLong();
            Changes changes = store.changedSince(mark, MAX_CHANGES);
            answered = nanos.getAsLong();
            outage.worked("reading");
            take(changes);
            // Only now: what was not taken is asked for again.
            mark = changes.next();
        } catch (MessagingException e) {
            LOG.debug("Could not look for changes: {}", e.code());
            outage.failed("reading", e);
        } catch (Throwable e) {
            faults.report(PART, e);
        } finally {
            running.set(false);
        }
    }

    private void take(Changes changes) {
        changed.accept(changes.heads());
        int found = changes.heads().size();
        if (found > MANY) {
            pause = Math.max(usual / MOST_OFTEN, pause / 2);
        } else if (found < FEW) {
            pause = Math.min(usual, pause * 2);
        }
        overlooked |= !changes.complete();
        relistIfOverlooked();
    }

    /**
     * Where more changed than one answer holds, every listener has to look at all conversations of its person. That costs a
     * question each, so it is done no more often than usual, and avoided by asking more often while much changes.
     */
    private void relistIfOverlooked() {
        if (overlooked && answered - relisted >= usual) {
            relisted = answered;
            relist.run();
            // Not if it threw: then it is tried again.
            overlooked = false;
        }
    }
}
