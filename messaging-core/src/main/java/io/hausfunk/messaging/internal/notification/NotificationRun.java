// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.notification;

import io.hausfunk.messaging.internal.concurrent.FairExecutor;
import io.hausfunk.messaging.internal.concurrent.Faults;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.TakenTask;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Takes what is due and hands it to a few threads. One tenant has so much on its way at most; what it has beyond that goes back to the end of the
 * queue, so that a tenant with very much, or with calls that hang, does not stand before the others. Blocks in the store.
 */
public final class NotificationRun {
    private static final int PAGE = 200;
    private static final int MOST_OF_TENANT = 50;
    private static final int MOST = 500;
    private static final int MOST_PAGES = 500;
    private static final Duration CLAIM = Duration.ofMinutes(10);
    /** What waited longer may be with another node by the time the host's call ends. */
    private static final Duration USABLE = Duration.ofMinutes(4);

    private static final Duration TURN = Duration.ofSeconds(30);

    private final NotificationTasks tasks;
    private final NotificationSender sender;
    private final FairExecutor threads;
    private final LongSupplier nanoTime;
    private final Faults faults;
    private final Map<TenantId, Integer> onTheWay = new ConcurrentHashMap<>();

    /** Hands what is due to these threads. */
    public NotificationRun(
            NotificationTasks tasks,
            NotificationSender sender,
            FairExecutor threads,
            LongSupplier nanoTime,
            Faults faults) {
        this.tasks = tasks;
        this.sender = sender;
        this.threads = threads;
        this.nanoTime = nanoTime;
        this.faults = faults;
    }

    /** Begins whatever is due now. */
    void run() {
        List<TakenTask> page = List.of();
        for (int pages = 0; pages < MOST_PAGES && (pages == 0 || page.size() == PAGE); pages++) {
            if (onTheWay.values().stream().mapToInt(Integer::intValue).sum() > MOST - PAGE) {
                return;
            }
            page = tasks.take(PAGE, CLAIM);
            page.forEach(taken -> faults.guard("notifications", () -> begin(taken)));
        }
    }

    private void begin(TakenTask taken) {
        TenantId tenant = taken.task().tenant();
        if (onTheWay.getOrDefault(tenant, 0) >= MOST_OF_TENANT) {
            tasks.again(taken, TURN);
            return;
        }
        onTheWay.merge(tenant, 1, Integer::sum);
        long began = nanoTime.getAsLong();
        boolean handedOver = false;
        try {
            threads.execute(NotificationTasks.person(taken), () -> look(taken, began));
            handedOver = true;
        } finally {
            if (!handedOver) {
                ended(tenant);
                tasks.again(taken, TURN);
            }
        }
    }

    private void look(TakenTask taken, long began) {
        try {
            if (nanoTime.getAsLong() - began < USABLE.toNanos()) {
                faults.guard("notifications", () -> sender.handle(taken));
            }
        } finally {
            ended(taken.task().tenant());
        }
    }

    private void ended(TenantId tenant) {
        onTheWay.computeIfPresent(tenant, (key, count) -> count == 1 ? null : count - 1);
    }
}
