// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.delivery;

import io.hausfunk.messaging.Cursor;
import io.hausfunk.messaging.EntryListener;
import io.hausfunk.messaging.Subscription;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Participant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A listener's own pace: it remembers where it stands in each conversation and which ones have more, and pulls. Signals
 * only mark conversations, so a slow listener costs no memory and misses nothing.
 */
public final class LiveSubscription implements Subscription {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSubscription.class);
    private static final int ENTRIES_A_TURN = 256;

    private final Actor actor;
    private final EntryListener listener;
    private final Fetcher fetcher;
    private final Executor fetching;
    private final Executor callbacks;
    private final Function<Map<ConversationId, Long>, Cursor> cursors;
    private final Consumer<LiveSubscription> onClose;

    private final Map<ConversationRef, Place> places = new HashMap<>();
    private final Set<ConversationRef> waiting = new LinkedHashSet<>();
    private final Set<ConversationRef> stalled = new HashSet<>();
    private @Nullable List<Runnable> held;
    private boolean active;
    private boolean complained;
    private volatile boolean closed;

    LiveSubscription(
            Actor actor,
            EntryListener listener,
            Fetcher fetcher,
            Executor fetching,
            Executor callbacks,
            Function<Map<ConversationId, Long>, Cursor> cursors,
            Consumer<LiveSubscription> onClose) {
        this.actor = actor;
        this.listener = listener;
        this.fetcher = fetcher;
        this.fetching = fetching;
        this.callbacks = callbacks;
        this.cursors = cursors;
        this.onClose = onClose;
    }

    Actor actor() {
        return actor;
    }

    @Override
    public synchronized Cursor cursor() {
        Map<ConversationId, Long> positions = new HashMap<>();
        places.forEach((ref, place) -> positions.put(ref.conversation(), place.delivered));
        return cursors.apply(positions);
    }

    @Override
    public void close() {
        closed = true;
        onClose.accept(this);
    }

    /** Keeps what is heard until it is known where the listener starts. */
    synchronized void hold() {
        held = new ArrayList<>();
    }

    synchronized void release() {
        List<Runnable> touches = held == null ? List.of() : held;
        held = null;
        touches.forEach(Runnable::run);
    }

    /** Sets where the listener starts in a conversation, if it did not start there yet. */
    synchronized void startAt(ConversationRef ref, long position, long floor, long head) {
        Place place = places.computeIfAbsent(ref, r -> new Place(position, floor, head));
        place.floor = Math.max(place.floor, floor);
        place.head = Math.max(place.head, head);
        if (place.head > place.fetched) {
            wake(ref);
        }
    }

    /** A conversation of which this person's row is known may have more. */
    synchronized void touch(ConversationRef ref, Participant row, long head, long floor) {
        if (held != null) {
            held.add(() -> touch(ref, row, head, floor));
            return;
        }
        Place place = places.computeIfAbsent(ref, r -> new Place(row.joined() - 1, floor, head));
        if (row.left() != 0 && place.fetched >= row.left()) {
            return;
        }
        place.floor = Math.max(place.floor, floor);
        place.head = Math.max(place.head, head);
        // What is committed is often fetched before its signal comes: then a look would ask the store for nothing.
        if (place.head > place.fetched) {
            wake(ref);
        }
    }

    /** Tries again where something was out of reach. */
    synchronized void retryStalled() {
        List<ConversationRef> again = List.copyOf(stalled);
        stalled.clear();
        again.forEach(this::wake);
    }

    private synchronized void wake(ConversationRef ref) {
        waiting.add(ref);
        if (!active && !closed) {
            active = true;
            fetchSoon();
        }
    }

    private void fetchSoon() {
        try {
            fetching.execute(this::fetch);
        } catch (RejectedExecutionException e) {
            // Only when the engine closes.
            closed = true;
        }
    }

    private void fetch() {
        List<Step> steps = new ArrayList<>();
        int entries = 0;
        while (entries < ENTRIES_A_TURN && !closed) {
            ConversationRef ref = nextWaiting();
            if (ref == null) {
                break;
            }
            Step step = step(ref);
            if (step != null) {
                steps.add(step);
                entries += step.entries().size();
            }
        }
        if (!steps.isEmpty()) {
            deliverSoon(steps);
        } else {
            rest();
        }
    }

    private synchronized void rest() {
        if (waiting.isEmpty() || closed) {
            active = false;
        } else {
            fetchSoon();
        }
    }

    private synchronized @Nullable ConversationRef nextWaiting() {
        Iterator<ConversationRef> first = waiting.iterator();
        if (!first.hasNext()) {
            return null;
        }
        ConversationRef ref = first.next();
        first.remove();
        return ref;
    }

    private @Nullable Step step(ConversationRef ref) {
        long position;
        long floor;
        long head;
        synchronized (this) {
            Place place = places.get(ref);
            if (place == null) {
                return null;
            }
            position = place.fetched;
            floor = place.floor;
            head = place.head;
        }
        try {
            Step step = fetcher.next(actor, ref, position, floor, head);
            advance(ref, position, step);
            return step.position() == position ? null : step;
        } catch (MessagingException e) {
            LOG.debug("Delivery in {} waits: {}", ref.conversation(), e.code());
        } catch (RuntimeException | Error e) {
            LOG.warn(
                    "Delivery in {} waits: {}", ref.conversation(), e.getClass().getName());
        }
        synchronized (this) {
            stalled.add(ref);
        }
        return null;
    }

    private synchronized void advance(ConversationRef ref, long position, Step step) {
        Place place = places.get(ref);
        if (place != null) {
            place.fetched = step.position();
            if (step.position() > position) {
                // There may be more; if not, one look that finds nothing ends it.
                boolean known = place.head <= step.position();
                if (!known || step.entries().size() == Fetcher.PAGE) {
                    waiting.add(ref);
                }
            }
        }
    }

    private void deliverSoon(List<Step> steps) {
        try {
            callbacks.execute(() -> deliver(steps));
        } catch (RuntimeException e) {
            // The host's executor is full or closed, and may say so by any exception: this thread is ours to block.
            deliver(steps);
        }
    }

    private void deliver(List<Step> steps) {
        for (Step step : steps) {
            if (step.gap() != null) {
                var gap = step.gap();
                call(() -> listener.onBehind(gap));
            }
            for (var entry : step.entries()) {
                if (closed) {
                    return;
                }
                call(() -> listener.onEntry(entry));
                delivered(step.ref(), entry.sequence());
            }
            delivered(step.ref(), step.position());
        }
        rest();
    }

    private synchronized void delivered(ConversationRef ref, long sequence) {
        Place place = places.get(ref);
        if (place != null) {
            place.delivered = Math.max(place.delivered, sequence);
        }
    }

    private void call(Runnable listenerCall) {
        try {
            listenerCall.run();
        } catch (RuntimeException | Error e) {
            if (!complained) {
                complained = true;
                LOG.warn(
                        "A listener failed with {}; further failures are not logged",
                        e.getClass().getName());
            }
        }
    }
}
