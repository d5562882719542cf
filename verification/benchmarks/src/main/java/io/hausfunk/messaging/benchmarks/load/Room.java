// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.load;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Two people, who write in turn and both listen. Knows whether everything arrived. */
final class Room {
    static final int BODY = 256;
    private static final String FILL = "x".repeat(BODY);
    private static final long FIRST = 10_000_000_000L;

    private final List<CheckingListener> ears = List.of(new CheckingListener(), new CheckingListener());
    private final List<Conversation> sides;
    private final AtomicLong next = new AtomicLong();
    private final LongAdder acknowledged = new LongAdder();
    private final LongAdder sum = new LongAdder();

    Room(Messaging messaging, TenantId tenant, int number) {
        UserId one = UserId.of("person-" + number + "-a");
        UserId other = UserId.of("person-" + number + "-b");
        Session first = Answers.of(messaging.openSession(tenant, one));
        Session second = Answers.of(messaging.openSession(tenant, other));
        sides = List.of(
                Answers.of(first.conversations().direct(other)),
                Answers.of(second.conversations().direct(one)));
        Answers.of(first.listen(ears.get(0)));
        Answers.of(second.listen(ears.get(1)));
    }

    /** Sends the next message, which is known by its number within this room. */
    CompletionStage<Sent> send() {
        long number = next.getAndIncrement();
        String text = Long.toString(FIRST + number);
        return sides.get((int) (number & 1))
                .send(Draft.text(text + FILL.substring(text.length())))
                .thenApply(sent -> {
                    sum.add(CheckingListener.mix(number, sent.sequence()));
                    acknowledged.increment();
                    return sent;
                });
    }

    /** The number that the next message will have. */
    long next() {
        return next.get();
    }

    /** Both will tell when a message arrives, until they are told otherwise. */
    void report(CheckingListener.Arrival arrival) {
        ears.forEach(ear -> ear.report(arrival));
    }

    long acknowledged() {
        return acknowledged.sum();
    }

    /** Whether everything that was sent is acknowledged and arrived at both. */
    boolean settled() {
        long sent = next();
        return acknowledged() >= sent && ears.stream().allMatch(ear -> ear.heard() >= sent);
    }

    /** Throws unless exactly what was acknowledged arrived at both, in order. */
    void check() {
        for (CheckingListener ear : ears) {
            ear.check(acknowledged(), sum.sum());
        }
    }

    static long number(String text) {
        return Long.parseLong(text, 0, 11, 10) - FIRST;
    }
}
