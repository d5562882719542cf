// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.drive;

import io.hausfunk.messaging.reliability.history.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** People come and go, in each conversation one after the other. Repeated until it is known what became of it. */
public final class Changing {
    private final ProofWorld world;
    private final AtomicInteger open = new AtomicInteger();

    Changing(ProofWorld world) {
        this.world = world;
    }

    /** How many changes are still asked for. */
    public int open() {
        return open.get();
    }

    void change(Group group, SplittableRandom random) {
        if (group.kind().equals("direct") || !group.changing.compareAndSet(false, true)) {
            return;
        }
        List<SimulatedPerson> others = new ArrayList<>(group.people());
        others.remove(group.owner());
        if (others.isEmpty()) {
            group.changing.set(false);
            return;
        }
        SimulatedPerson person = others.get(random.nextInt(others.size()));
        boolean goes = group.isPresent(person);
        boolean self = group.kind().equals("channel");
        change(group, person, goes, self, random.nextInt(world.nodes().count()));
    }

    /** Removes somebody who is there, and goes on when that is known. */
    public void remove(Group group, SimulatedPerson person, int node) {
        if (group.changing.compareAndSet(false, true)) {
            change(group, person, true, false, node);
        }
    }

    private void change(Group group, SimulatedPerson person, boolean goes, boolean self, int node) {
        open.incrementAndGet();
        if (goes) {
            group.goes(person); // Nobody sends in that name any more; what is under way may be refused.
        }
        attempt(group, person, goes, self, node);
    }

    private void attempt(Group group, SimulatedPerson person, boolean goes, boolean self, int node) {
        String actor = self ? person.name() : group.owner().name();
        String verb = self ? (goes ? "leave" : "join") : (goes ? "remove" : "invite");
        String item = self ? (goes ? "left" : "joined") : (goes ? "removed:" : "invited:") + person.name();
        String[] words =
                self ? new String[] {verb, actor, group.id()} : new String[] {verb, actor, group.id(), person.name()};
        var unused = world.ask(node, words).thenAccept(answer -> {
            if (answer.unknown() || Sending.retryable(answer.first())) {
                world.later(
                        300,
                        () -> attempt(group, person, goes, self, world.nodes().another(node, world.chance())));
                return;
            }
            if (answer.ok() && answer.words().get(1).equals("true")) {
                world.history()
                        .write("driver", at -> new Event.Changed(at, actor, group.label(), item, answer.number(0)));
            }
            if (!goes) {
                group.comes(person);
            }
            open.decrementAndGet();
            group.changing.set(false);
        });
    }
}
