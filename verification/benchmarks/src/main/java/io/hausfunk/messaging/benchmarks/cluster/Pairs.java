// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.cluster;

import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.content.TextContent;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.model.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Pairs: one writes on the one node, the other listens there too or on the other. */
final class Pairs {
    private static final String FILL = "x".repeat(240);

    private final List<Conversation> writers = new ArrayList<>();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong arrived = new AtomicLong();
    private final int inFlight;
    private volatile @Nullable CountDownLatch running;
    private volatile long end;
    private volatile @Nullable Times there;
    private volatile @Nullable Times here;

    /** {@code apart}: whether readers are on the other node; {@code name} keeps one such crowd from another. */
    Pairs(NodePair nodes, String name, boolean apart, int pairs, int inFlight) {
        this.inFlight = inFlight;
        for (int i = 0; i < pairs; i++) {
            Session reader = apart ? nodes.there(name + "-reader-" + i) : nodes.here(name + "-reader-" + i);
            Conversation writer = NodePair.done(
                    nodes.here(name + "-writer-" + i).conversations().direct(UserId.of(name + "-reader-" + i)));
            writers.add(writer);
            NodePair.done(reader.listen(entry -> {
                if (entry.content() instanceof TextContent text) {
                    arrived.incrementAndGet();
                    report(there, text.text());
                    goOn(writer);
                }
            }));
        }
        // One who listens on the node of the writers, to see what the way to the other node adds.
        NodePair.done(nodes.here(name + "-reader-0").listen(entry -> {
            if (entry.content() instanceof TextContent text) {
                report(here, text.text());
            }
        }));
    }

    private static void report(@Nullable Times times, String text) {
        if (times != null && text.length() == FILL.length() + 8) {
            times.arrived(Integer.parseInt(text, 0, 8, 10));
        }
    }

    Turn run(Duration time) {
        return Turn.measure(() -> {
            long before = arrived.get();
            CountDownLatch begun = new CountDownLatch(writers.size() * inFlight);
            end = System.nanoTime() + time.toNanos();
            running = begun;
            for (int i = 0; i < inFlight; i++) {
                writers.forEach(this::send);
            }
            await(begun);
            running = null;
            settle();
            return arrived.get() - before;
        });
    }

    /** All in one conversation, whose listener is on the one node or on the other. */
    Times paced(int rate, Duration time, boolean other) {
        try {
            return Times.of(
                    rate,
                    time,
                    times -> {
                        if (other) {
                            there = times;
                        } else {
                            here = times;
                        }
                    },
                    number -> {
                        sent.incrementAndGet();
                        var unused = writers.get(0).send(Draft.text(String.format("%08d", number) + FILL));
                    });
        } finally {
            settle();
            there = null;
            here = null;
        }
    }

    /** What arrived makes room for the next one, so that nobody writes faster than the other reads. */
    private void goOn(Conversation writer) {
        CountDownLatch begun = running;
        if (begun != null) {
            if (System.nanoTime() < end) {
                send(writer);
            } else {
                begun.countDown();
            }
        }
    }

    private void send(Conversation writer) {
        sent.incrementAndGet();
        var unused = writer.send(Draft.text(FILL));
    }

    private void settle() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (arrived.get() < sent.get()) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("sent " + sent + ", arrived " + arrived);
            }
            LockSupport.parkNanos(500_000);
        }
    }

    static void await(CountDownLatch running) {
        try {
            if (!running.await(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("messages were never answered");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
