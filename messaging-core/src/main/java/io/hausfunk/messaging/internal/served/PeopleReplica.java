// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.served;

import io.hausfunk.messaging.internal.access.PersonRef;
import io.hausfunk.messaging.internal.served.ReplicationMessage.Changes;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What is known of another node's people: everything up to a version, and what came before its turn. Doubled pieces have no
 * effect, early ones wait. Guarded by its owner, but the people may be read by anybody if their map allows it.
 */
final class PeopleReplica {
    private final Map<PersonRef, ServedState> people;
    private final ServedLimits limits;
    private final TreeMap<Long, Changes> early = new TreeMap<>();
    private long known;

    PeopleReplica(Map<PersonRef, ServedState> people, ServedLimits limits) {
        this.people = people;
        this.limits = limits;
    }

    long known() {
        return known;
    }

    Map<PersonRef, ServedState> people() {
        return people;
    }

    /** Takes changes in their turn. */
    void take(Changes changes, Consumer<PersonRef> changed) {
        if (changes.from() <= known) {
            apply(changes, changed);
            catchUp(changed);
        } else {
            early.merge(changes.from(), changes, (one, other) -> one.to() >= other.to() ? one : other);
            if (early.size() > limits.pieces()) {
                early.pollLastEntry();
            }
        }
    }

    /** Becomes what another replica is that knows more. */
    void become(PeopleReplica further, Consumer<PersonRef> changed) {
        people.keySet().forEach(person -> {
            if (!further.people.containsKey(person)) {
                set(person, ServedState.NOTHING, changed);
            }
        });
        further.people.forEach((person, state) -> set(person, state, changed));
        known = further.known;
        catchUp(changed);
    }

    private void catchUp(Consumer<PersonRef> changed) {
        while (!early.isEmpty() && early.firstKey() <= known) {
            apply(early.pollFirstEntry().getValue(), changed);
        }
    }

    private void apply(Changes changes, Consumer<PersonRef> changed) {
        if (changes.to() > known) {
            changes.people().forEach((person, state) -> set(person, state, changed));
            known = changes.to();
        }
    }

    private void set(PersonRef person, ServedState state, Consumer<PersonRef> changed) {
        ServedState before = people.get(person);
        if (state.nothing()) {
            if (people.remove(person) != null) {
                changed.accept(person);
            }
        } else if (!state.equals(before) && (before != null || people.size() < limits.people())) {
            people.put(person, state);
            changed.accept(person);
        }
    }
}
