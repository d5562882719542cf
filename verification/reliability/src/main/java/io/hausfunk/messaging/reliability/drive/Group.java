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
    private final List<SimulatedPerson> people;
    private final Set<SimulatedPerson> present;
    /** Set while somebody comes or goes: one at a time. */
    final AtomicBoolean changing = new AtomicBoolean();
    /** Set while receipts are asked for: one at a time. */
    final AtomicBoolean observed = new AtomicBoolean();

    Group(String label, String id, String kind, List<SimulatedPerson> people) {
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
    public List<SimulatedPerson> people() {
        return people;
    }

    /** The one who never goes. */
    public SimulatedPerson owner() {
        return people.get(0);
    }

    /** Who takes part, as far as clients heard. */
    public synchronized List<SimulatedPerson> present() {
        return new ArrayList<>(present);
    }

    synchronized boolean isPresent(SimulatedPerson person) {
        return present.contains(person);
    }

    synchronized void comes(SimulatedPerson person) {
        present.add(person);
    }

    synchronized void goes(SimulatedPerson person) {
        present.remove(person);
    }

    SimulatedPerson anyPresent(SplittableRandom random) {
        List<SimulatedPerson> all = present();
        return all.get(random.nextInt(all.size()));
    }
}
