// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.live;

import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.CachedRoster;
import io.hausfunk.messaging.internal.access.PersonRef;
import io.hausfunk.messaging.internal.listening.DeliveryExecutor;
import io.hausfunk.messaging.internal.live.LiveEvent.Typing;
import io.hausfunk.messaging.internal.served.ServedPeople;
import io.hausfunk.messaging.message.LiveListener;
import io.hausfunk.messaging.storage.Participant;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Who listens to live events on this node. */
public final class LiveSubscriptions {
    private final Map<PersonRef, List<LiveSubscription>> listening = new ConcurrentHashMap<>();
    private final ServedPeople served;
    private final LiveAccess access;
    private final DeliveryExecutor executor;

    /** Tells {@code served} who listens. */
    public LiveSubscriptions(ServedPeople served, LiveAccess access, DeliveryExecutor executor) {
        this.served = served;
        this.access = access;
        this.executor = executor;
    }

    /** Starts a subscription. */
    public LiveSubscription start(Actor actor, LiveListener listener, Consumer<LiveSubscription> onClose) {
        LiveSubscription subscription = new LiveSubscription(actor, listener, access, executor, closed -> {
            remove(closed);
            onClose.accept(closed);
        });
        listening.compute(actor.ref(), (person, list) -> {
            List<LiveSubscription> own = list == null ? new CopyOnWriteArrayList<>() : list;
            own.add(subscription);
            return own;
        });
        served.listenerAdded(actor.ref());
        return subscription;
    }

    private void remove(LiveSubscription subscription) {
        PersonRef person = subscription.actor().ref();
        boolean[] removed = new boolean[1];
        listening.computeIfPresent(person, (p, list) -> {
            removed[0] = list.remove(subscription);
            return list.isEmpty() ? null : list;
        });
        if (removed[0]) {
            served.listenerRemoved(person);
        }
    }

    /** Whether only the person's own devices are told of an event. */
    boolean ownOnly(LiveEvent event) {
        return access.ownOnly(event);
    }

    boolean none() {
        return listening.isEmpty();
    }

    /** Tells those who take part and listen here, or the event's own person only. */
    void tell(CachedRoster roster, LiveEvent event, boolean ownOnly) {
        if (listening.isEmpty()) {
            return;
        }
        PersonKey doer = event.participant().person();
        if (ownOnly) {
            tell(roster, doer, event);
            return;
        }
        for (Participant row : roster.participants()) {
            if (row.present() && !(event instanceof Typing && row.person().equals(doer))) {
                tell(roster, row.person(), event);
            }
        }
    }

    private void tell(CachedRoster roster, PersonKey person, LiveEvent event) {
        listening
                .getOrDefault(new PersonRef(roster.ref().tenant(), person), List.of())
                .forEach(subscription -> subscription.offer(event));
    }
}
