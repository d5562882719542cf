// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.presence;

import io.hausfunk.messaging.error.HostException;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.PersonRef;
import io.hausfunk.messaging.internal.concurrent.Caller;
import io.hausfunk.messaging.internal.listening.DeliveryExecutor;
import io.hausfunk.messaging.internal.listening.ListenerPump;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.presence.PresenceListener;
import io.hausfunk.messaging.presence.StatusText;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Who watches whom. A change marks the subscriptions that it concerns. Each of them then looks for itself, once a second at
 * most. At rest nothing is done for a subscription but asking the host's policy once a minute.
 */
final class PresenceSubscriptions {
    private static final String PART = "presence delivery";
    private static final long ASK_AGAIN_SOON = 5_000;

    private final Map<PersonRef, WatchedPerson> watched = new ConcurrentHashMap<>();
    private final Queue<PresenceSubscription> waiting = new ConcurrentLinkedQueue<>();
    private final PresenceView view;
    private final Visibility visibility;
    private final TimingWheel wheel;
    private final LongSupplier millis;
    private final DeliveryExecutor executor;
    private volatile boolean ended;

    PresenceSubscriptions(
            PresenceView view,
            Visibility visibility,
            TimingWheel wheel,
            LongSupplier millis,
            DeliveryExecutor executor) {
        this.view = view;
        this.visibility = visibility;
        this.wheel = wheel;
        this.millis = millis;
        this.executor = executor;
    }

    PresenceSubscription start(
            Actor watcher,
            Map<PersonKey, UserId> people,
            PresenceListener listener,
            Consumer<PresenceSubscription> onClose) {
        PresenceSubscription subscription = new PresenceSubscription(this, watcher, listener, onClose);
        if (!visibility.fixed()) {
            wheel.add(subscription, subscription.due(now()));
        }
        subscription.change(people);
        return subscription;
    }

    /** From now on each of them marks the watch: before anybody looks how they are, so that nothing is missed in between. */
    WatchedPeople register(PresenceSubscription subscription, Map<PersonKey, UserId> people) {
        List<WatchedPerson> list = new ArrayList<>(people.size());
        people.forEach((key, user) ->
                list.add(new WatchedPerson(new PersonRef(subscription.watcher.tenant(), key), user, this)));
        WatchedPeople registered = new WatchedPeople(subscription, list);
        for (int i = 0; i < list.size(); i++) {
            int place = i;
            watched.compute(list.get(i).person, (person, known) -> {
                WatchedPerson one = known == null ? list.get(place) : known;
                list.set(place, one);
                one.add(registered, place);
                return one;
            });
        }
        return registered;
    }

    /** From now on nobody is told of anything, and nothing is cleared away one by one. */
    void end() {
        ended = true;
        watched.clear();
    }

    void remove(WatchedPeople people) {
        if (ended) {
            return;
        }
        for (int i = 0; i < people.people.size(); i++) {
            int place = i;
            watched.computeIfPresent(
                    people.people.get(i).person, (person, known) -> known.remove(people, place) ? null : known);
        }
    }

    /** How many people are watched by anybody. */
    int watchedPeople() {
        return watched.size();
    }

    ListenerPump pump(Caller caller, ListenerPump.Source source) {
        return executor.pump(caller, PART, source);
    }

    long now() {
        return millis.getAsLong();
    }

    /** Somebody may be other than before. Does not block. */
    void changed(PersonRef person) {
        WatchedPerson known = watched.get(person);
        if (known != null) {
            known.mark();
        }
    }

    void waits(PresenceSubscription subscription) {
        waiting.add(subscription);
    }

    /** Wakes those whose listeners may be called again. Does not block. */
    void tick() {
        long now = now();
        for (Iterator<PresenceSubscription> each = waiting.iterator(); each.hasNext(); ) {
            PresenceSubscription next = each.next();
            if (next.ripe(now)) {
                each.remove();
                next.wake();
            }
        }
    }

    /**
     * How the people at these places may be shown. Who may not be seen is offline, after the same steps: the host is also
     * asked about whoever is not there, since a watcher could measure for how long it thinks. May block.
     */
    List<PresenceState> states(PresenceSubscription subscription, List<WatchedPerson> people, BitSet places) {
        List<PresenceState> states = new ArrayList<>(places.cardinality());
        List<UserId> asked = new ArrayList<>();
        List<Integer> askedFor = new ArrayList<>();
        for (int place = places.nextSetBit(0); place >= 0; place = places.nextSetBit(place + 1)) {
            WatchedPerson person = people.get(place);
            PresenceState state = view.of(person.person);
            state.status().ifPresent(text -> lookAtItsEnd(person, text));
            if (!person.person.key().equals(subscription.watcher.person())) {
                asked.add(person.user);
                askedFor.add(states.size());
            }
            states.add(state);
        }
        List<Boolean> answers = answers(subscription, asked);
        for (int i = 0; i < asked.size(); i++) {
            if (!answers.get(i)) {
                states.set(askedFor.get(i), PresenceState.OFFLINE);
            }
        }
        return states;
    }

    private List<Boolean> answers(PresenceSubscription subscription, List<UserId> asked) {
        try {
            return visibility.maySee(subscription.watcher, asked);
        } catch (HostException e) {
            wheel.add(subscription, now() + ASK_AGAIN_SOON);
            return Collections.nCopies(asked.size(), false);
        }
    }

    private void lookAtItsEnd(WatchedPerson person, StatusText text) {
        wheel.add(person, now() + Math.max(1, view.millisLeft(text)));
    }
}
