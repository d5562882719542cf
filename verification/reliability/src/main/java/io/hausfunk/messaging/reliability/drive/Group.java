// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.drive;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;

/** A conversation as its clients know it. */
public final class Group {
    private final String label;
    private final String id;
    private final String kind;
    private final List<Person> people;
    private final Set<Person> present;
    /** Set while somebody comes or goes: one at a time. */
    final AtomicBoolean changing = new AtomicBoolean();
    /** Set while receipts are asked for: one at a time. */
    final AtomicBoolean observed = new AtomicBoolean();

    Group(String label, String id, String kind, List<Person> people) {
        this.label = label;
        this.id = id;
        this.kind = kind;
        this.people = List.copyOf(people);
        this.present = new LinkedHashSet<>(people);
    }

    /** Its word in a history. */
    public String label() {
        return label;
    }

    /** Its id for nodes. */
    public String id() {
        return id;
    }

    /** {@code direct}, {@code group} or {@code channel}. */
    public String kind() {
        return kind;
    }

    /** Who takes or took part, the owner first. */
    public List<Person> people() {
        return people;
    }

    /** The one who never goes. */
    public Person owner() {
        return people.get(0);
    }

    /** Who takes part, as far as clients heard. */
    public synchronized List<Person> present() {
        return new ArrayList<>(present);
    }

    synchronized boolean isPresent(Person person) {
        return present.contains(person);
    }

    synchronized void comes(Person person) {
        present.add(person);
    }

    synchronized void goes(Person person) {
        present.remove(person);
    }

    Person anyPresent(SplittableRandom random) {
        List<Person> all = present();
        return all.get(random.nextInt(all.size()));
    }
}
