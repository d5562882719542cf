// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.presence;

import io.hausfunk.messaging.Presence;
import io.hausfunk.messaging.PresenceListener;
import io.hausfunk.messaging.StatusText;
import io.hausfunk.messaging.error.HostException;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.roll.Person;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who watches whom. A change marks the watches that it concerns; each then looks for itself, once a second at most. At rest
 * nothing is done for a watch but asking the host's policy once a minute.
 */
final class PresenceBoard {
    private static final Logger LOG = LoggerFactory.getLogger(PresenceBoard.class);
    private static final int LOOKERS = 2;
    private static final int A_TURN = 256;
    private static final long ASK_AGAIN_SOON = 5_000;

    private final Map<Person, WatchedPerson> watched = new ConcurrentHashMap<>();
    private final Queue<BoardWatch> waiting = new ConcurrentLinkedQueue<>();
    private final Queue<BoardWatch> ripe = new ConcurrentLinkedQueue<>();
    private final AtomicInteger lookers = new AtomicInteger();
    private final AtomicBoolean complained = new AtomicBoolean();
    private final PresenceView view;
    private final Visibility visibility;
    private final Wheel wheel;
    private final LongSupplier millis;
    private final Executor workers;
    private final Executor listeners;

    PresenceBoard(
            PresenceView view,
            Visibility visibility,
            Wheel wheel,
            LongSupplier millis,
            Executor workers,
            Executor listeners) {
        this.view = view;
        this.visibility = visibility;
        this.wheel = wheel;
        this.millis = millis;
        this.workers = workers;
        this.listeners = listeners;
    }

    BoardWatch watch(
            Actor watcher, Map<PersonKey, UserId> people, PresenceListener listener, Consumer<BoardWatch> onClose) {
        List<WatchedPerson> list = new ArrayList<>(people.size());
        // Watched before anybody looks at how they are: nothing is missed in between.
        people.forEach((key, user) -> list.add(new WatchedPerson(new Person(watcher.tenant(), key), user, this)));
        BoardWatch watch = new BoardWatch(this, watcher, list, listener, onClose);
        for (int i = 0; i < list.size(); i++) {
            int place = i;
            watched.compute(list.get(i).person, (person, known) -> {
                WatchedPerson one = known == null ? list.get(place) : known;
                list.set(place, one);
                one.add(watch, place);
                return one;
            });
        }
        if (!visibility.fixed()) {
            wheel.add(watch, watch.due(millis.getAsLong()));
        }
        watch.markAll();
        tick(millis.getAsLong());
        return watch;
    }

    void remove(BoardWatch watch) {
        for (int i = 0; i < watch.people.size(); i++) {
            int place = i;
            watched.computeIfPresent(
                    watch.people.get(i).person, (person, known) -> known.remove(watch, place) ? null : known);
        }
    }

    /** Somebody may be other than before. Does not block. */
    void changed(Person person) {
        WatchedPerson known = watched.get(person);
        if (known != null) {
            known.mark();
        }
    }

    void waits(BoardWatch watch) {
        waiting.add(watch);
    }

    /** Lets those look whose listeners may be called again. Does not block. */
    synchronized void tick(long now) {
        List<BoardWatch> early = new ArrayList<>();
        for (BoardWatch next = waiting.poll(); next != null; next = waiting.poll()) {
            if (next.ripe(now)) {
                ripe.add(next);
            } else {
                early.add(next);
            }
        }
        waiting.addAll(early);
        while (!ripe.isEmpty() && lookers.get() < LOOKERS) {
            lookers.incrementAndGet();
            if (!lookSoon()) {
                return;
            }
        }
    }

    private boolean lookSoon() {
        try {
            workers.execute(this::lookAtSome);
            return true;
        } catch (RejectedExecutionException e) {
            // All workers are busy, or the engine closes: the next tick comes soon.
            lookers.decrementAndGet();
            return false;
        }
    }

    private void lookAtSome() {
        for (int i = 0; i < A_TURN; i++) {
            BoardWatch next = ripe.poll();
            if (next == null) {
                lookers.decrementAndGet();
                return;
            }
            look(next);
        }
        lookSoon();
    }

    private void look(BoardWatch watch) {
        BitSet marked = watch.begin();
        boolean first = !watch.begun();
        List<Presence> changes = new ArrayList<>();
        try {
            List<PresenceState> states = states(watch, marked);
            int next = 0;
            for (int place = marked.nextSetBit(0); place >= 0; place = marked.nextSetBit(place + 1)) {
                PresenceState state = states.get(next++);
                if (first || !state.equals(watch.shown[place])) {
                    watch.shown[place] = state;
                    changes.add(state.of(watch.people.get(place).user));
                }
            }
        } catch (RuntimeException | Error e) {
            LOG.warn("Could not look at who is there: {}", e.getClass().getName());
        }
        if (changes.isEmpty() || watch.closed()) {
            watch.end();
        } else {
            watch.calling(millis.getAsLong());
            callSoon(watch, changes);
        }
    }

    /**
     * How those who are marked may be shown. What is not allowed is offline, after the same steps: the host is also asked about
     * whoever is not there, since a watcher could measure for how long it thinks.
     */
    private List<PresenceState> states(BoardWatch watch, BitSet marked) {
        List<PresenceState> states = new ArrayList<>(marked.cardinality());
        List<UserId> asked = new ArrayList<>();
        List<Integer> askedFor = new ArrayList<>();
        for (int place = marked.nextSetBit(0); place >= 0; place = marked.nextSetBit(place + 1)) {
            WatchedPerson person = watch.people.get(place);
            PresenceState state = view.of(person.person);
            state.status().ifPresent(text -> lookAtItsEnd(person, text));
            if (!person.person.key().equals(watch.watcher.person())) {
                asked.add(person.user);
                askedFor.add(states.size());
            }
            states.add(state);
        }
        List<Boolean> answers = answers(watch, asked);
        for (int i = 0; i < asked.size(); i++) {
            if (!answers.get(i)) {
                states.set(askedFor.get(i), PresenceState.OFFLINE);
            }
        }
        return states;
    }

    private List<Boolean> answers(BoardWatch watch, List<UserId> asked) {
        try {
            return visibility.maySee(watch.watcher, asked);
        } catch (HostException e) {
            wheel.add(watch, millis.getAsLong() + ASK_AGAIN_SOON);
            return Collections.nCopies(asked.size(), false);
        }
    }

    private void lookAtItsEnd(WatchedPerson person, StatusText text) {
        wheel.add(person, millis.getAsLong() + Math.max(1, view.millisLeft(text)));
    }

    private void callSoon(BoardWatch watch, List<Presence> changes) {
        try {
            listeners.execute(() -> call(watch, changes));
        } catch (RuntimeException e) {
            // The host's executor is full or closed, and may say so by any exception: this thread is ours to block.
            call(watch, changes);
        }
    }

    private void call(BoardWatch watch, List<Presence> changes) {
        try {
            if (!watch.closed()) {
                watch.listener.onPresence(Collections.unmodifiableList(changes));
            }
        } catch (RuntimeException | Error e) {
            if (complained.compareAndSet(false, true)) {
                LOG.warn(
                        "A presence listener failed with {}; further failures are not logged",
                        e.getClass().getName());
            }
        } finally {
            watch.end();
        }
    }
}
