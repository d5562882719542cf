// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.presence;

import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.listening.ListenerPump;
import io.hausfunk.messaging.internal.listening.ListenerPump.Batch;
import io.hausfunk.messaging.internal.listening.PumpedSubscription;
import io.hausfunk.messaging.presence.Presence;
import io.hausfunk.messaging.presence.PresenceListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A listener to the presence of some people: how it was shown each of them, and who may be other since. */
public final class PresenceSubscription extends TimingWheel.Item implements PumpedSubscription {
    private static final long AT_MOST_EVERY = 1_000;
    /** A listener is called within a second, so that a withdrawal takes effect within the minute. */
    private static final long ASK_AGAIN_EVERY = 55_000;

    final Actor watcher;
    final List<WatchedPerson> people;

    private final PresenceSubscriptions subscriptions;
    private final PresenceListener listener;
    private final Consumer<PresenceSubscription> onClose;
    private final ListenerPump pump;
    /** Only for the pump, one thread at a time. */
    private final PresenceState[] shown;
    /** For each person the place in that person's list of subscriptions; guarded by that person. */
    private final int[] positions;

    private final BitSet marked;
    private boolean waiting;
    private boolean begun;
    private long called;

    PresenceSubscription(
            PresenceSubscriptions subscriptions,
            Actor watcher,
            List<WatchedPerson> people,
            PresenceListener listener,
            Consumer<PresenceSubscription> onClose) {
        this.subscriptions = subscriptions;
        this.watcher = watcher;
        this.people = people;
        this.listener = listener;
        this.onClose = onClose;
        this.positions = new int[people.size()];
        this.marked = new BitSet(people.size());
        this.shown = new PresenceState[people.size()];
        this.pump = subscriptions.pump(watcher.ref(), this::next);
        Arrays.fill(positions, -1);
        Arrays.fill(shown, PresenceState.OFFLINE);
    }

    void position(int place, int position) {
        positions[place] = position;
    }

    int position(int place) {
        return positions[place];
    }

    /** Everybody is to be shown for the first time. */
    void start() {
        synchronized (this) {
            marked.set(0, people.size());
        }
        pump.wake();
    }

    /** Somebody may be other than before. */
    synchronized void mark(int place) {
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
        BitSet places = take();
        try {
            List<PresenceState> states = subscriptions.states(this, places);
            List<Presence> changes = changes(places, states);
            return changes.isEmpty()
                    ? null
                    : new Batch(List.of(() -> call(changes, places, states)), made -> putBack(places));
        } catch (RuntimeException | Error e) {
            putBack(places);
            throw e;
        }
    }

    private synchronized BitSet take() {
        if (!ripe(subscriptions.now())) {
            waitForTick();
            return new BitSet();
        }
        BitSet taken = (BitSet) marked.clone();
        marked.clear();
        return taken;
    }

    private synchronized void putBack(BitSet places) {
        marked.or(places);
    }

    private List<Presence> changes(BitSet places, List<PresenceState> states) {
        List<Presence> changes = new ArrayList<>();
        boolean first = first();
        int next = 0;
        for (int place = places.nextSetBit(0); place >= 0; place = places.nextSetBit(place + 1)) {
            PresenceState state = states.get(next++);
            if (first || !state.equals(shown[place])) {
                changes.add(state.of(people.get(place).user));
            }
        }
        return changes;
    }

    private synchronized boolean first() {
        return !begun;
    }

    private void call(List<Presence> changes, BitSet places, List<PresenceState> states) {
        synchronized (this) {
            begun = true;
            called = subscriptions.now();
        }
        int next = 0;
        for (int place = places.nextSetBit(0); place >= 0; place = places.nextSetBit(place + 1)) {
            shown[place] = states.get(next++);
        }
        listener.onPresence(Collections.unmodifiableList(changes));
    }

    @Override
    long due(long now) {
        if (pump.closed()) {
            return TimingWheel.NEVER;
        }
        synchronized (this) {
            marked.set(0, people.size());
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
        subscriptions.remove(this);
        onClose.accept(this);
    }

    @Override
    public String toString() {
        return "Subscription[presence of " + people.size() + "]";
    }
}
