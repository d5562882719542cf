// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.roll;

import io.hausfunk.messaging.internal.roll.Said.Changes;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What is known of somebody else's roll: everything up to a version, and what came before its turn. Doubled pieces have no
 * effect, early ones wait. Guarded by its owner, but the people may be read by anybody if their map allows it.
 */
final class Copy {
    private final Map<Person, Served> people;
    private final RollLimits limits;
    private final TreeMap<Long, Changes> early = new TreeMap<>();
    private long known;

    Copy(Map<Person, Served> people, RollLimits limits) {
        this.people = people;
        this.limits = limits;
    }

    long known() {
        return known;
    }

    Map<Person, Served> people() {
        return people;
    }

    /** Takes changes in their turn. */
    void take(Changes changes, Consumer<Person> changed) {
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

    /** Becomes what another copy is, which is further. */
    void become(Copy further, Consumer<Person> changed) {
        people.keySet().forEach(person -> {
            if (!further.people.containsKey(person)) {
                set(person, Served.NOTHING, changed);
            }
        });
        further.people.forEach((person, served) -> set(person, served, changed));
        known = further.known;
        catchUp(changed);
    }

    private void catchUp(Consumer<Person> changed) {
        while (!early.isEmpty() && early.firstKey() <= known) {
            apply(early.pollFirstEntry().getValue(), changed);
        }
    }

    private void apply(Changes changes, Consumer<Person> changed) {
        if (changes.to() > known) {
            changes.people().forEach((person, served) -> set(person, served, changed));
            known = changes.to();
        }
    }

    private void set(Person person, Served served, Consumer<Person> changed) {
        Served before = people.get(person);
        if (served.nothing()) {
            if (people.remove(person) != null) {
                changed.accept(person);
            }
        } else if (!served.equals(before) && (before != null || people.size() < limits.people())) {
            people.put(person, served);
            changed.accept(person);
        }
    }
}
