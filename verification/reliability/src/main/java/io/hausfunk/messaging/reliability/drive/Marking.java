// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.drive;

import io.hausfunk.messaging.reliability.history.Event;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** People mark what they read, and others look at it. */
public final class Marking {
    private static final int PATIENCE_SECONDS = 30;

    private final ProofWorld world;
    private final AtomicInteger open = new AtomicInteger();

    Marking(ProofWorld world) {
        this.world = world;
    }

    /** How many questions wait for an answer. */
    public int open() {
        return open.get();
    }

    void mark(Group group, SplittableRandom random) {
        SimulatedPerson person = group.anyPresent(random);
        RoamingDevice device = person.devices().get(0);
        long sequence = device.heard(group.label());
        String kind = random.nextBoolean() ? "read" : "delivered";
        if (sequence > 0) {
            open.incrementAndGet();
            var unused = world.ask(device.node(), kind, person.name(), group.id(), Long.toString(sequence))
                    .thenAccept(answer -> {
                        if (answer.ok()) {
                            world.history()
                                    .write(
                                            "driver",
                                            at -> new Event.Marked(at, person.name(), group.label(), kind, sequence));
                        }
                        open.decrementAndGet();
                    });
        }
    }

    /** Looks at the marks of a conversation, never twice at a time, so that what is seen later was also asked later. */
    CompletableFuture<NodeAnswer> observe(Group group, int node) {
        if (!group.observed.compareAndSet(false, true)) {
            return CompletableFuture.completedFuture(NodeAnswer.unknown("SKIPPED"));
        }
        open.incrementAndGet();
        return world.nodes()
                .process(node)
                .ask("receipts", group.owner().name(), group.id())
                .completeOnTimeout(NodeAnswer.unknown("SILENCE"), PATIENCE_SECONDS, TimeUnit.SECONDS)
                .thenApply(answer -> {
                    if (answer.ok() && !answer.first().isEmpty()) {
                        for (String mark : answer.first().split(",", -1)) {
                            write(group, node, mark.split("[=/]", -1));
                        }
                    }
                    group.observed.set(false);
                    open.decrementAndGet();
                    return answer;
                });
    }

    private void write(Group group, int node, String... mark) {
        world.history()
                .write(
                        "driver",
                        at -> new Event.Receipt(
                                at,
                                Nodes.name(node),
                                group.label(),
                                mark[0],
                                Long.parseLong(mark[1]),
                                Long.parseLong(mark[2])));
    }
}
