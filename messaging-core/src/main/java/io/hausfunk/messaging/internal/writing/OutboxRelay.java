// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.internal.concurrent.Faults;
import io.hausfunk.messaging.internal.health.HealthReport;
import io.hausfunk.messaging.internal.personal.Scheduled;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.outbox.OutboxPosition;
import io.hausfunk.messaging.storage.outbox.OutboxStore;
import io.hausfunk.messaging.storage.outbox.WaitingMessage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    private final OutboxStore store;
    private final OutboxMessages messages;
    private final ScheduledSender sender;
    private final Faults faults;
    private final AtomicLong sent = new AtomicLong();
    private int asked;
    private volatile long refused;
    private volatile @Nullable String trouble;

    /** Sends what lies there. */
    public OutboxRelay(OutboxStore store, OutboxMessages messages, ScheduledSender sender, Faults faults) {
        this.store = store;
        this.messages = messages;
        this.sender = sender;
        this.faults = faults;
    }

    /** Whether it is time to look: at every eighth question, and once the host said that something was committed. Asked by one thread. */
    public boolean due() {
        asked = (asked + 1) % EVERY;
        return store.takeHint() || asked == 0;
    }

    /** Sends all that waits. Where one cannot be sent now, those behind it in its conversation wait as well. */
    public void run() {
        Set<ConversationRef> held = new HashSet<>();
        String found = null;
        try {
            OutboxPosition after = OutboxPosition.BEGINNING;
            List<WaitingMessage> page;
            do {
                page = store.waiting(after, PAGE);
                found = send(page, held, found);
                after = page.isEmpty() ? after : page.get(page.size() - 1).position();
            } while (page.size() == PAGE);
            refused = store.refused();
        } catch (MessagingException e) {
            found = "the outbox of the application does not answer: " + e.getMessage();
        }
        trouble = found;
    }

    private @Nullable String send(List<WaitingMessage> page, Set<ConversationRef> held, @Nullable String before) {
        String found = before;
        List<OutboxPosition> done = new ArrayList<>();
        try {
            for (WaitingMessage waiting : page) {
                ConversationRef conversation = waiting.message().conversation();
                if (!held.contains(conversation)) {
                    String later = send(waiting, done);
                    if (later != null) {
                        held.add(conversation);
                        found = "messages in the outbox of the application wait: " + later;
                    }
                }
            }
        } finally {
            // Also if one of them ended in an error: what is committed is not sent again in vain.
            store.remove(done);
        }
        return found;
    }

    /** Null if it is done with; otherwise why it has to wait. */
    private @Nullable String send(WaitingMessage waiting, List<OutboxPosition> done) {
        try {
            Optional<Scheduled> opened = messages.open(waiting.message());
            if (opened.isEmpty()) {
                store.refuse(waiting.position(), ErrorCode.UNREADABLE);
                return null;
            }
            sender.send(opened.get());
            done.add(waiting.position());
            sent.incrementAndGet();
            return null;
        } catch (MessagingException e) {
            if (e.retryable()) {
                return e.code().name();
            }
            store.refuse(waiting.position(), e.code());
            return null;
        } catch (RuntimeException | Error e) {
            // Whatever is wrong with one message, those of other conversations go on.
            faults.report("outbox", e);
            return e.getClass().getSimpleName();
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
