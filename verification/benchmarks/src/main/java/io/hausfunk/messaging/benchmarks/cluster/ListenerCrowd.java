// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.cluster;

import io.hausfunk.messaging.content.TextContent;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.UserId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** One writes on the one node, many listen on the other. */
final class ListenerCrowd {
    private static final String TEXT = "x".repeat(248);

    private final Conversation writer;
    private final int listeners;
    private final Semaphore window;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong arrived = new AtomicLong();

    ListenerCrowd(NodePair nodes, int listeners, int inFlight) {
        this.listeners = listeners;
        this.window = new Semaphore(inFlight);
        List<UserId> people = IntStream.range(0, listeners)
                .mapToObj(number -> UserId.of("listener-" + number))
                .toList();
        writer = NodePair.done(nodes.here("speaker").conversations().createGroup(NewGroup.titled("crowd")));
        NodePair.done(writer.participants().add(people, Role.MEMBER));
        for (UserId person : people) {
            NodePair.done(nodes.there(person.value()).listen(entry -> {
                if (entry.content() instanceof TextContent) {
                    // One more may be sent whenever all have heard one on average: nobody falls far behind.
                    if (arrived.incrementAndGet() % listeners == 0) {
                        window.release();
                    }
                }
            }));
        }
    }

    Turn run(Duration time) {
        return Turn.measure(() -> {
            long before = arrived.get();
            long end = System.nanoTime() + time.toNanos();
            try {
                while (System.nanoTime() < end && window.tryAcquire(30, TimeUnit.SECONDS)) {
                    sent.incrementAndGet();
                    var unused = writer.send(Draft.text(TEXT));
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            settle();
            return arrived.get() - before;
        });
    }

    private void settle() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (arrived.get() < sent.get() * listeners) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("sent " + sent + ", arrived " + arrived);
            }
            LockSupport.parkNanos(500_000);
        }
    }
}
