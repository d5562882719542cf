// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.delivery;

import io.hausfunk.messaging.internal.access.CachedRoster;
import io.hausfunk.messaging.internal.roll.Roll;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.Participant;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Who listens on this node. */
public final class Subscriptions {
    private final Map<Person, List<LiveSubscription>> listening = new ConcurrentHashMap<>();
    private final Roll roll;

    /** Keeps this node's roll up with who listens. */
    public Subscriptions(Roll roll) {
        this.roll = roll;
    }

    void add(LiveSubscription subscription) {
        listening.compute(person(subscription), (person, list) -> {
            List<LiveSubscription> own = list == null ? new CopyOnWriteArrayList<>() : list;
            own.add(subscription);
            roll.listens(person.tenant, person.key);
            return own;
        });
    }

    void remove(LiveSubscription subscription) {
        listening.computeIfPresent(person(subscription), (person, list) -> {
            if (list.remove(subscription)) {
                roll.listensNoMore(person.tenant, person.key);
            }
            return list.isEmpty() ? null : list;
        });
    }

    /** Whether anybody listens. */
    public boolean any() {
        return !listening.isEmpty();
    }

    /** Ends them all. */
    public void closeAll() {
        each(LiveSubscription::close);
    }

    /** Lets each look at all its conversations. */
    public void relist(Consumer<LiveSubscription> relist) {
        each(relist);
    }

    /** Lets each try again where something was out of reach. */
    public void retryStalled() {
        each(LiveSubscription::retryStalled);
    }

    private void each(Consumer<LiveSubscription> action) {
        listening.values().forEach(list -> list.forEach(action));
    }

    /** Marks a conversation for all who take or took part in it and listen here. */
    void touch(CachedRoster roster, long head) {
        TenantId tenant = roster.ref().tenant();
        if (listening.size() < roster.participants().size()) {
            listening.forEach((person, list) -> {
                Participant row = person.tenant.equals(tenant) ? roster.participant(person.key) : null;
                if (row != null) {
                    list.forEach(sub -> sub.touch(roster.ref(), row, head, roster.membership()));
                }
            });
            return;
        }
        for (Participant row : roster.participants()) {
            List<LiveSubscription> list = listening.get(new Person(tenant, row.person()));
            if (list != null) {
                list.forEach(sub -> sub.touch(roster.ref(), row, head, roster.membership()));
            }
        }
    }

    private static Person person(LiveSubscription subscription) {
        return new Person(subscription.actor().tenant(), subscription.actor().person());
    }

    private record Person(TenantId tenant, PersonKey key) {}
}
