// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.presence;

import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.listening.ListenerPump;
import io.hausfunk.messaging.internal.listening.ListenerPump.Batch;
import io.hausfunk.messaging.internal.listening.PumpedSubscription;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.presence.Presence;
import io.hausfunk.messaging.presence.PresenceListener;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A listener to the presence of some people, who may be changed while it listens. */
public final class PresenceSubscription extends TimingWheel.Item implements PumpedSubscription {
    private static final long AT_MOST_EVERY = 1_000;
    /** A listener is called within a second, so that a withdrawal takes effect within the minute. */
    private static final long ASK_AGAIN_EVERY = 55_000;

    final Actor watcher;

    private final PresenceSubscriptions subscriptions;
    private final PresenceListener listener;
    private final Consumer<PresenceSubscription> onClose;
    private final ListenerPump pump;

    private WatchedPeople people = new WatchedPeople(this, List.of());
    /** Who takes their place as soon as the pump looks, so that only the pump knows what was shown. */
    private @Nullable WatchedPeople changed;

    private boolean ended;
    private boolean waiting;
    private boolean begun;
    private long called;

    PresenceSubscription(
            PresenceSubscriptions subscriptions,
            Actor watcher,
            PresenceListener listener,
            Consumer<PresenceSubscription> onClose) {
        this.subscriptions = subscriptions;
        this.watcher = watcher;
        this.listener = listener;
        this.onClose = onClose;
        this.pump = subscriptions.pump(watcher.ref(), this::next);
    }

    /**
     * Watches these people from now on and nobody else. Those who are new are shown once, whatever they are; a call that
     * begins later shows nobody else. Has no effect after the end. Does not block.
     */
    public void change(Map<PersonKey, UserId> wanted) {
        WatchedPeople next = subscriptions.register(this, wanted);
        WatchedPeople unwanted;
        synchronized (this) {
            unwanted = ended ? next : changed;
            changed = ended ? null : next;
        }
        if (unwanted != null) {
            subscriptions.remove(unwanted);
        }
        pump.wake();
    }

    /** Somebody may be other than before. */
    synchronized void mark(BitSet marked, int place) {
        marked.set(place);
        waitForTick();
    }

    private void waitForTick() {
        if (!waiting && !pump.closed()) {
            waiting = true;
            subscriptions.waits(this);
        }
    }

    /** Whether the listener may be called again. */
    synchronized boolean ripe(long now) {
        return !begun || now - called >= AT_MOST_EVERY;
    }

    /** Waits no longer. */
    void wake() {
        synchronized (this) {
            waiting = false;
        }
        pump.wake();
    }

    private @Nullable Batch next() {
        WatchedPeople now = current();
        BitSet places = take(now);
        try {
            List<PresenceState> states = subscriptions.states(this, now.people, places);
            List<Presence> news = news(now, places, states);
            return news.isEmpty()
                    ? null
                    : new Batch(List.of(() -> call(now, news, places, states)), made -> putBack(now, places));
        } catch (RuntimeException | Error e) {
            putBack(now, places);
            throw e;
        }
    }

    private WatchedPeople current() {
        WatchedPeople before;
        WatchedPeople now;
        synchronized (this) {
            before = people;
            if (changed == null) {
                return before;
            }
            now = changed;
            people = now;
            changed = null;
        }
        now.takeOver(before);
        subscriptions.remove(before);
        return now;
    }

    private synchronized BitSet take(WatchedPeople now) {
        if (!ripe(subscriptions.now())) {
            waitForTick();
            return new BitSet();
        }
        return now.take();
    }

    private synchronized void putBack(WatchedPeople now, BitSet places) {
        now.putBack(places);
    }

    private static List<Presence> news(WatchedPeople now, BitSet places, List<PresenceState> states) {
        List<Presence> news = new ArrayList<>();
        int next = 0;
        for (int place = places.nextSetBit(0); place >= 0; place = places.nextSetBit(place + 1)) {
            PresenceState state = states.get(next++);
            if (now.news(place, state)) {
                news.add(state.of(now.people.get(place).user));
            }
        }
        return news;
    }

    private void call(WatchedPeople now, List<Presence> news, BitSet places, List<PresenceState> states) {
        synchronized (this) {
            if (changed != null) {
                // These may not be whom the host watches any more. The pump was woken, and looks at the others next.
                return;
            }
            begun = true;
            called = subscriptions.now();
        }
        int next = 0;
        for (int place = places.nextSetBit(0); place >= 0; place = places.nextSetBit(place + 1)) {
            now.shown(place, states.get(next++));
        }
        listener.onPresence(Collections.unmodifiableList(news));
    }

    @Override
    long due(long now) {
        if (pump.closed()) {
            return TimingWheel.NEVER;
        }
        synchronized (this) {
            people.markAll();
            waitForTick();
        }
        return now + ASK_AGAIN_EVERY;
    }

    @Override
    public ListenerPump pump() {
        return pump;
    }

    @Override
    public void closed() {
        WatchedPeople now;
        WatchedPeople next;
        synchronized (this) {
            ended = true;
            now = people;
            next = changed;
            changed = null;
        }
        subscriptions.remove(now);
        if (next != null) {
            subscriptions.remove(next);
        }
        onClose.accept(this);
    }

    @Override
    public synchronized String toString() {
        return "Subscription[presence of " + people.people.size() + "]";
    }
}
