// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.internal.concurrent.Faults;
import io.hausfunk.messaging.internal.health.HealthReport;
import io.hausfunk.messaging.internal.personal.Scheduled;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.outbox.OutboxMessage;
import io.hausfunk.messaging.storage.outbox.OutboxPosition;
import io.hausfunk.messaging.storage.outbox.OutboxStore;
import io.hausfunk.messaging.storage.outbox.WaitingMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Sends what waits in the host's outbox. A row goes only after its message is committed, under its own name, so a message is there once
 * whatever dies between; and in a conversation the next is sent only once the one before is committed, so several nodes that do the same keep the order, too.
 * Blocks.
 */
public final class OutboxRelay {
    /** How many questions there are between two regular runs. */
    public static final int EVERY = 8;

    private static final int PAGE = 200;

    /** So many of a conversation, then those of others. */
    private static final int SHARE = 20;

    /** Brings one message to its conversation. */
    interface Delivery {
        /** False if it cannot be read; refuses as sending does. */
        boolean deliver(OutboxMessage message);
    }

    private final OutboxStore store;
    private final Delivery delivery;
    private final Faults faults;
    private final AtomicLong sent = new AtomicLong();
    private int asked;
    private volatile long refused;
    private volatile @Nullable String trouble;

    /** Sends what lies there. */
    public OutboxRelay(OutboxStore store, OutboxMessages messages, ScheduledSender sender, Faults faults) {
        this(
                store,
                message -> {
                    Optional<Scheduled> opened = messages.open(message);
                    opened.ifPresent(sender::send);
                    return opened.isPresent();
                },
                faults);
    }

    OutboxRelay(OutboxStore store, Delivery delivery, Faults faults) {
        this.store = store;
        this.delivery = delivery;
        this.faults = faults;
    }

    /** Whether it is time to look: at every eighth question, and once the host said that something was committed. Asked by one thread. */
    public boolean due() {
        asked = (asked + 1) % EVERY;
        return store.takeHint() || asked == 0;
    }

    /**
     * Sends all that waits, some of each conversation in turns, so that a long backlog of one delays no other for long. Where one cannot be
     * sent now, those behind it in its conversation wait as well.
     */
    public void run() {
        OutboxRound round = new OutboxRound(SHARE);
        try {
            do {
                round.begin();
                round(round);
                refused = store.refused();
                trouble = round.found();
            } while (round.again());
        } catch (MessagingException e) {
            trouble = "the outbox of the application does not answer: " + e.getMessage();
        }
    }

    private void round(OutboxRound round) {
        OutboxPosition after = OutboxPosition.BEGINNING;
        List<WaitingMessage> page;
        do {
            page = store.waiting(after, PAGE);
            int left = send(page, round);
            if (!page.isEmpty()) {
                OutboxPosition last = page.get(page.size() - 1).position();
                // What is left for its next turn is followed by more of it: with the next slot.
                after = left == last.slot() ? new OutboxPosition(left, Long.MAX_VALUE) : last;
            }
        } while (page.size() == PAGE);
    }

    /** Returns the last slot of which something waits for its next turn; -1 if there is none. */
    private int send(List<WaitingMessage> page, OutboxRound round) {
        int left = -1;
        List<OutboxPosition> done = new ArrayList<>();
        try {
            for (WaitingMessage waiting : page) {
                ConversationRef conversation = waiting.message().conversation();
                if (!round.held(conversation)) {
                    if (round.take(conversation)) {
                        send(waiting, done, round);
                    } else {
                        left = waiting.position().slot();
                    }
                }
            }
        } finally {
            // Also if one of them ended in an error: what is committed is not sent again in vain.
            store.remove(done);
        }
        return left;
    }

    private void send(WaitingMessage waiting, List<OutboxPosition> done, OutboxRound round) {
        try {
            if (delivery.deliver(waiting.message())) {
                done.add(waiting.position());
                sent.incrementAndGet();
            } else {
                store.refuse(waiting.position(), ErrorCode.UNREADABLE);
            }
        } catch (MessagingException e) {
            if (e.retryable()) {
                round.hold(waiting.message().conversation(), e.code().name());
            } else {
                store.refuse(waiting.position(), e.code());
            }
        } catch (RuntimeException | Error e) {
            // Whatever is wrong with one message, those of other conversations go on.
            faults.report("outbox", e);
            round.hold(waiting.message().conversation(), e.getClass().getSimpleName());
        }
    }

    /** Says how it goes. */
    public void report(HealthReport report) {
        String now = trouble;
        report.degraded("outbox", now == null ? List.of() : List.of(now));
        if (refused > 0) {
            report.degraded(
                    "outbox", refused + " messages in the outbox of the application were refused and put aside");
        }
    }

    /** What was counted since the start. */
    public Map<String, Long> metrics() {
        return Map.of("hausfunk.outbox.sent", sent.get(), "hausfunk.outbox.refused", refused);
    }
}
