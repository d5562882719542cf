// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.internal.concurrent.Faults;
import io.hausfunk.messaging.internal.personal.Scheduled;
import io.hausfunk.messaging.internal.personal.Scheduled.State;
import io.hausfunk.messaging.internal.personal.ScheduledRecords;
import io.hausfunk.messaging.storage.TakenTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Sends what was scheduled, once its time came. Each node looks; whoever takes a task has it alone for a minute. If that node dies, another
 * one sends the message again, under the same name, so it is there once. Blocks.
 */
public final class ScheduledDelivery {
    private static final int PAGE = 50;
    private static final int PAGES = 20;
    private static final Duration HELD = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LATEST = Duration.ofMinutes(10);

    /** A task is there before its record, and before the record's change. */
    private static final int LOOKS = 5;

    private final ScheduleTasks tasks;
    private final ScheduledRecords records;
    private final ScheduledSender sender;
    private final Clock clock;
    private final Faults faults;

    /** Sends by this clock. */
    public ScheduledDelivery(
            ScheduleTasks tasks, ScheduledRecords records, ScheduledSender sender, Clock clock, Faults faults) {
        this.tasks = tasks;
        this.records = records;
        this.sender = sender;
        this.clock = clock;
        this.faults = faults;
    }

    /** Sends all that is due now; what fails is tried again later and does not hold up the rest. */
    public void run() {
        int taken = PAGE;
        for (int page = 0; page < PAGES && taken == PAGE; page++) {
            List<TakenTask> due = tasks.store().take(List.of(ScheduleTasks.KIND), PAGE, HELD);
            due.forEach(task -> faults.guard("scheduled messages", () -> handle(task)));
            taken = due.size();
        }
    }

    private void handle(TakenTask taken) {
        Optional<Scheduled> found = records.find(ScheduleTasks.record(taken.task()));
        boolean current = found.isPresent() && tasks.current(taken.task(), found.get());
        if (!current && taken.attempt() < LOOKS) {
            later(taken, SOON);
        } else if (!current || found.get().state() == State.REFUSED) {
            tasks.store().complete(taken);
        } else if (found.get().at().isAfter(clock.instant())) {
            // The engine's clock is behind the store's.
            later(taken, Duration.between(clock.instant(), found.get().at()));
        } else {
            send(taken, found.get());
        }
    }

    private void send(TakenTask taken, Scheduled scheduled) {
        Scheduled mine = scheduled.in(State.SENDING, Optional.empty());
        if (!records.put(mine)) {
            later(taken, SOON);
            return;
        }
        Scheduled sending = mine.written();
        try {
            sender.send(sending);
            records.delete(sending.key());
        } catch (MessagingException e) {
            if (e.retryable()) {
                later(taken, min(SOON.multipliedBy(1L << Math.min(taken.attempt(), 10)), LATEST));
                return;
            }
            records.put(sending.in(State.REFUSED, Optional.of(e.code())));
        }
        tasks.store().complete(taken);
    }

    private void later(TakenTask taken, Duration time) {
        Instant due = taken.task().due();
        // The store's clock decides when, and is not known here but for that it has passed this time.
        Instant from = due.isAfter(clock.instant()) ? due : clock.instant();
        tasks.store().reschedule(taken, from.plus(time));
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
