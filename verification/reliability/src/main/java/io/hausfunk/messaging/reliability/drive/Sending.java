// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.drive;

import io.hausfunk.messaging.reliability.history.Event;
import io.hausfunk.messaging.reliability.node.Body;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends messages, and asks again with the same idempotency key until it is known what became of each. */
public final class Sending {
    private static final int AGAIN_MILLIS = 250;
    private static final int DOUBLINGS = 3;

    /** A message that somebody wants to be there. */
    private record Letter(Group group, SimulatedPerson sender, String name, int variant, int length) {
        String body() {
            return Body.hash(Body.text(name, variant, length));
        }
    }

    private final ProofWorld world;
    private final Altering altering;
    private final RecordedQuestions questions;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger doubts = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicInteger full = new AtomicInteger();
    private final AtomicInteger repeats = new AtomicInteger();
    private final AtomicInteger conflicts = new AtomicInteger();

    Sending(ProofWorld world, Altering altering) {
        this.world = world;
        this.altering = altering;
        this.questions = new RecordedQuestions(world, false);
    }

    /** How many messages are still asked for. */
    public int open() {
        return open.get();
    }

    /** How many messages were acknowledged. */
    public int acknowledged() {
        return acknowledged.get();
    }

    /** How many answers left open what became of a message. */
    public int doubts() {
        return doubts.get();
    }

    /** How many answers were refusals for now. */
    public int refusals() {
        return refusals.get();
    }

    /** How many of these because the disk is full. */
    public int full() {
        return full.get();
    }

    /** How many acknowledgements said that the message was there already. */
    public int repeats() {
        return repeats.get();
    }

    /** How many other texts under a used name were refused. */
    public int conflicts() {
        return conflicts.get();
    }

    void send(Group group, SimulatedPerson sender, SplittableRandom random, Load load) {
        Letter letter = new Letter(group, sender, sender.next(), 0, 40 + random.nextInt(400));
        RoamingDevice device =
                sender.devices().get(random.nextInt(sender.devices().size()));
        int node = device.node();
        // Who has no connection waits for one: so a client's stall is not that of a dead node.
        post(letter, world.nodes().usable(node) ? node : world.nodes().another(node, random));
        if (random.nextInt(100) < load.doubled()) {
            for (int copies = random.nextInt(load.copies()); copies >= 0; copies--) {
                post(letter, random.nextInt(world.nodes().count()));
            }
            if (random.nextInt(5) == 0) {
                conflict(letter, world.nodes().another(node, random));
            }
        }
    }

    /** Many messages into one conversation at once, through all nodes. */
    public void burst(Group group, int count, SplittableRandom random) {
        for (int number = 0; number < count; number++) {
            SimulatedPerson sender = group.anyPresent(random);
            post(
                    new Letter(group, sender, sender.next(), 0, 50),
                    number % world.nodes().count());
        }
    }

    private void post(Letter letter, int node) {
        open.incrementAndGet();
        attempt(letter, node, 0);
    }

    /** Asks again after a pause that grows, as clients do: thousands that wait would keep nodes busy that have just come back. */
    private void attempt(Letter letter, int node, int before) {
        var unused = ask(letter, node).thenAccept(answer -> {
            if (answer.ok()) {
                acknowledged.incrementAndGet();
                altering.sent(letter.group, letter.sender, answer.number(0));
            } else if (answer.unknown() || retryable(answer.first())) {
                (answer.unknown() ? doubts : refusals).incrementAndGet();
                if (answer.first().equals("STORAGE_FULL")) {
                    full.incrementAndGet();
                }
                world.later(
                        AGAIN_MILLIS << Math.min(before, DOUBLINGS),
                        () -> attempt(letter, world.nodes().another(node, world.chance()), before + 1));
                return;
            }
            open.decrementAndGet();
        });
    }

    /** Another text with the same idempotency key, once that is known to be there: must be refused. */
    private void conflict(Letter letter, int node) {
        Letter other = new Letter(letter.group, letter.sender, letter.name, 1, letter.length);
        open.incrementAndGet();
        world.later(1000, () -> {
            var unused = ask(letter, node)
                    .thenCompose(first -> first.ok() ? ask(other, node) : CompletableFuture.completedFuture(first))
                    .thenAccept(second -> {
                        if (second.first().equals("IDEMPOTENCY_CONFLICT")) {
                            conflicts.incrementAndGet();
                        }
                        open.decrementAndGet();
                    });
        });
    }

    /** Asks a node once. */
    private CompletableFuture<NodeAnswer> ask(Letter letter, int node) {
        String client = letter.sender.name();
        String op = letter.sender.next();
        String body = letter.body();
        world.history()
                .write(
                        client,
                        at -> new Event.Invoke(
                                at, client, op, letter.group.label(), letter.name, body, Nodes.name(node)));
        return questions
                .ask(
                        client,
                        op,
                        node,
                        List.of(
                                "send",
                                client,
                                letter.group.id(),
                                letter.name,
                                Integer.toString(letter.variant),
                                Integer.toString(letter.length)))
                .thenApply(answer -> {
                    if (answer.ok() && answer.words().get(1).equals("true")) {
                        repeats.incrementAndGet();
                    }
                    return answer;
                });
    }

    static boolean retryable(String code) {
        return switch (code) {
            case "BUSY",
                    "DEADLINE_EXCEEDED",
                    "STORAGE_UNAVAILABLE",
                    "STORAGE_READ_ONLY",
                    "TOO_MANY_CHANGES",
                    "HISTORY_CHANGED",
                    "STORAGE_FULL",
                    "STORAGE_LOCKED",
                    "KEYS_UNREACHABLE" -> true;
            default -> false;
        };
    }
}
