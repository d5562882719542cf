// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.drive;

import io.hausfunk.messaging.reliability.history.Event;
import io.hausfunk.messaging.reliability.node.Body;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * People edit, take back and react to what was acknowledged, for each message one after the other, and look at timelines. What was asked
 * for is asked again until it is known what became of it; whatever was in doubt once is the last that is done to its message.
 */
public final class Altering {
    private static final int AGAIN_MILLIS = 300;
    private static final int REMEMBERED = 400;
    private static final int LENGTH = 60;
    private static final List<String> REACTIONS = List.of("heart", "laugh", "like");

    private record Reacted(SimulatedPerson person, String reaction) {}

    /** A message that is there. */
    private static final class Target {
        private final Group group;
        private final SimulatedPerson author;
        private final long sequence;
        private final NavigableMap<String, Reacted> reacted = new TreeMap<>();
        private boolean done;

        Target(Group group, SimulatedPerson author, long sequence) {
            this.group = group;
            this.author = author;
            this.sequence = sequence;
        }
    }

    /** What somebody wants of it. */
    private record Wish(Target target, SimulatedPerson person, String name, String item, List<String> words) {}

    private final ProofWorld world;
    private final RecordedQuestions questions;
    private final Set<String> known = new HashSet<>();
    private final Deque<Target> targets = new ArrayDeque<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger acknowledged = new AtomicInteger();

    Altering(ProofWorld world) {
        this.world = world;
        this.questions = new RecordedQuestions(world, true);
    }

    /** How many wishes are still asked for. */
    public int open() {
        return open.get();
    }

    /** How many were acknowledged. */
    public int acknowledged() {
        return acknowledged.get();
    }

    /** A message was acknowledged. */
    synchronized void sent(Group group, SimulatedPerson author, long sequence) {
        if (!known.add(group.label() + " " + sequence)) {
            return; // Of a message that was sent more than once every acknowledgement comes here.
        }
        targets.addLast(new Target(group, author, sequence));
        if (targets.size() > REMEMBERED) {
            targets.removeFirst();
        }
    }

    /** Nobody has a message in mind while it is altered. */
    private synchronized @Nullable Target take(SplittableRandom random) {
        for (int passed = random.nextInt(Math.max(1, targets.size())); passed > 0; passed--) {
            targets.addLast(targets.removeFirst());
        }
        return targets.pollFirst();
    }

    private synchronized void giveBack(Target target) {
        targets.addLast(target);
    }

    void alter(SplittableRandom random) {
        @Nullable Target target = take(random);
        if (target != null) {
            open.incrementAndGet();
            attempt(wish(target, random), random.nextInt(world.nodes().count()));
        }
    }

    private static Wish wish(Target target, SplittableRandom random) {
        int luck = random.nextInt(100);
        SimulatedPerson author = target.author;
        String at = Long.toString(target.sequence);
        if (luck < 60) {
            SimulatedPerson person = target.group.anyPresent(random);
            String reaction = REACTIONS.get(random.nextInt(REACTIONS.size()));
            boolean on = target.reacted.isEmpty() || luck < 45;
            if (on) {
                target.reacted.put(person.name() + " " + reaction, new Reacted(person, reaction));
            } else {
                Reacted first = Objects.requireNonNull(target.reacted.remove(target.reacted.firstKey()));
                person = first.person;
                reaction = first.reaction;
            }
            String item = (on ? "reacted:" : "withdrawn:") + at + ":" + reaction;
            return new Wish(target, person, person.next(), item, List.of(on ? "react" : "withdraw", at, reaction));
        }
        String name = author.next();
        if (luck < 85) {
            String item = "edited:" + at + ":" + name + ":" + Body.hash(Body.text(name, 0, LENGTH));
            return new Wish(target, author, name, item, List.of("edit", at, name, "0", Integer.toString(LENGTH)));
        }
        target.done = true;
        return new Wish(target, author, name, "retracted:" + at, List.of("retract", at));
    }

    private void attempt(Wish wish, int node) {
        String client = wish.person.name();
        String op = wish.person.next();
        Target target = wish.target;
        world.history()
                .write(
                        client,
                        at -> new Event.Alter(
                                at,
                                client,
                                op,
                                target.group.label(),
                                target.sequence,
                                wish.name,
                                wish.item,
                                Nodes.name(node)));
        List<String> words = new ArrayList<>(List.of(wish.words.get(0), client, target.group.id()));
        words.addAll(wish.words.subList(1, wish.words.size()));
        var unused = questions.ask(client, op, node, words).thenAccept(answer -> {
            target.done |= answer.unknown();
            if (answer.unknown() || Sending.retryable(answer.first())) {
                world.later(AGAIN_MILLIS, () -> attempt(wish, world.nodes().another(node, world.chance())));
                return;
            } else if (answer.ok()) {
                acknowledged.incrementAndGet();
            }
            if (!target.done && answer.ok()) {
                giveBack(target);
            }
            open.decrementAndGet();
        });
    }

    /** Somebody looks at the latest items. */
    void look(Group group, SplittableRandom random) {
        SimulatedPerson person = group.anyPresent(random);
        String op = person.next();
        int node = person.devices().get(0).node();
        world.history()
                .write(person.name(), at -> new Event.Look(at, person.name(), op, group.label(), Nodes.name(node)));
        open.incrementAndGet();
        var unused = world.ask(node, "look", person.name(), group.id()).thenAccept(answer -> {
            if (answer.ok() && !answer.first().isEmpty()) {
                for (String item : answer.first().split(",", -1)) {
                    String[] parts = item.split(":", 2);
                    world.history()
                            .write(person.name(), at -> new Event.Glance(at, op, Long.parseLong(parts[0]), parts[1]));
                }
            }
            open.decrementAndGet();
        });
    }
}
