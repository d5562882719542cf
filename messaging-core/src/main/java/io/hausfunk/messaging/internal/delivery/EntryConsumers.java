// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.delivery;

import io.hausfunk.messaging.internal.access.CachedRoster;
import io.hausfunk.messaging.internal.access.PersonRef;
import io.hausfunk.messaging.internal.served.ServedPeople;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.Participant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Who listens to entries and overviews on this node. */
public final class EntryConsumers {
    private final Map<PersonRef, List<CommitListener>> listening = new ConcurrentHashMap<>();
    private final ServedPeople served;

    /** Tells {@code served} who listens. */
    public EntryConsumers(ServedPeople served) {
        this.served = served;
    }

    void add(CommitListener consumer) {
        PersonRef person = consumer.actor().ref();
        listening.compute(person, (p, list) -> {
            List<CommitListener> own = list == null ? new CopyOnWriteArrayList<>() : list;
            own.add(consumer);
            return own;
        });
        served.listenerAdded(person);
    }

    void remove(CommitListener consumer) {
        PersonRef person = consumer.actor().ref();
        boolean[] removed = new boolean[1];
        listening.computeIfPresent(person, (p, list) -> {
            removed[0] = list.remove(consumer);
            return list.isEmpty() ? null : list;
        });
        if (removed[0]) {
            served.listenerRemoved(person);
        }
    }

    /** Something of a person's own about a conversation changed. Does not block. */
    void changed(PersonRef person, ConversationId conversation) {
        listening.getOrDefault(person, List.of()).forEach(listener -> listener.changed(conversation));
    }

    /** Whether anybody listens. */
    public boolean any() {
        return !listening.isEmpty();
    }

    /** Lets each try again where something was out of reach. */
    public void retryStalled() {
        listening.values().forEach(list -> list.forEach(CommitListener::retryStalled));
    }

    /** Lets each start over, since the store's history changed. */
    public void forget() {
        each(CommitListener::forget);
    }

    /** Does something for each. A failure keeps none of the others from it, and is thrown afterwards. */
    void each(Consumer<CommitListener> action) {
        RuntimeException[] failure = new RuntimeException[1];
        listening
                .values()
                .forEach(list -> list.forEach(consumer -> {
                    try {
                        action.accept(consumer);
                    } catch (RuntimeException e) {
                        failure[0] = e;
                    }
                }));
        if (failure[0] != null) {
            throw failure[0];
        }
    }

    /** Tells all who take or took part in a conversation and listen here how far it has come. */
    void committed(CachedRoster roster, long head) {
        TenantId tenant = roster.ref().tenant();
        if (listening.size() < roster.participants().size()) {
            listening.forEach((person, list) -> {
                if (person.tenant().equals(tenant)) {
                    committed(roster, roster.participant(person.key()), head, list);
                }
            });
            return;
        }
        for (Participant row : roster.participants()) {
            committed(roster, row, head, listening.getOrDefault(new PersonRef(tenant, row.person()), List.of()));
        }
    }

    private static void committed(
            CachedRoster roster, @Nullable Participant row, long head, List<CommitListener> consumers) {
        if (row != null) {
            consumers.forEach(consumer -> consumer.committed(roster.ref(), row, head, roster.membership()));
        }
    }
}
