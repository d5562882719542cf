// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.machine;

import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.concurrent.Faults;
import io.hausfunk.messaging.internal.machine.AlertTasks.Wake;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.StoredEntry;
import io.hausfunk.messaging.storage.TakenTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Looks at cards when their time came. Each node looks; whoever takes a task has it alone for a minute. What it does changes nothing a second
 * time, so another node may repeat it. Blocks.
 */
public final class AlertWatch {
    private static final int PAGE = 50;
    private static final Duration HELD = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofSeconds(2);
    /** A task is there before its card. */
    private static final int LOOKS = 5;

    private final AlertTasks tasks;
    private final MachineEntries entries;
    private final ServiceConversations conversations;
    private final AlertDesk desk;
    private final Clock clock;
    private final Faults faults;

    /** Looks by this clock. */
    public AlertWatch(
            AlertTasks tasks,
            MachineEntries entries,
            ServiceConversations conversations,
            AlertDesk desk,
            Clock clock,
            Faults faults) {
        this.tasks = tasks;
        this.entries = entries;
        this.conversations = conversations;
        this.desk = desk;
        this.clock = clock;
        this.faults = faults;
    }

    /** Looks at all that is due; what fails is tried again later and does not hold up the rest. */
    public void run() {
        if (tasks.present()) {
            List<TakenTask> due;
            do {
                due = tasks.store().take(List.of(AlertTasks.KIND), PAGE, HELD);
                due.forEach(task -> faults.guard("alerts", () -> handle(task)));
            } while (due.size() == PAGE);
        }
    }

    private void handle(TakenTask taken) {
        Optional<Wake> wake = AlertTasks.read(taken.task());
        Optional<StoredEntry> card = wake.flatMap(one -> entries.find(one.ref(), one.card()));
        Optional<UserId> user = wake.flatMap(one -> conversations.user(one.ref().tenant(), one.service()));
        if (wake.isPresent() && card.isEmpty() && taken.attempt() < LOOKS) {
            later(taken, clock.instant().plus(SOON));
        } else if (wake.isEmpty()
                || card.isEmpty()
                || user.isEmpty()
                || card.get().emptied()) {
            tasks.store().complete(taken);
        } else {
            look(taken, AlertTasks.actor(wake.get(), user.get()), wake.get(), card.get());
        }
    }

    private void look(TakenTask taken, Actor service, Wake wake, StoredEntry card) {
        try {
            desk.escalate(service, wake.ref(), card)
                    .ifPresentOrElse(
                            next -> later(taken, next), () -> tasks.store().complete(taken));
        } catch (MessagingException e) {
            if (!e.retryable()) {
                tasks.store().complete(taken);
                throw e;
            }
            later(taken, clock.instant().plus(SOON));
        }
    }

    private void later(TakenTask taken, Instant at) {
        // The store's clock decides when, and is not known here but for that it has passed the task's time.
        Instant due = taken.task().due();
        tasks.store().reschedule(taken, at.isAfter(due) ? at : due.plus(SOON));
    }
}
