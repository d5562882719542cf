// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.announcement;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.HasTasks;
import io.hausfunk.messaging.storage.TakenTask;
import io.hausfunk.messaging.storage.memory.MemoryData;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ReminderTasksTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final AtomicLong nanos = new AtomicLong();
    private final MemoryStorage storage =
            MemoryStorage.on(new MemoryData(nanos::get, Instant.parse("2999-01-01T00:00:00Z")));
    private final ConversationRef announcement =
            new ConversationRef(new TenantId("t-" + UUID.randomUUID()), new ConversationId(UUID.randomUUID()));

    @Test
    void a_step_taken_while_its_announcement_is_looked_at_is_looked_at_again() {
        try (storage) {
            storage.open();
            ReminderTasks tasks = new ReminderTasks(((HasTasks) storage).tasks());
            tasks.soon(List.of(announcement));
            assertThat(tasks.take(10)).isEmpty();
            nanos.addAndGet(SOON.toNanos());
            TakenTask first = tasks.take(10).get(0);

            tasks.soon(List.of(announcement));
            tasks.done(first);

            nanos.addAndGet(SOON.toNanos());
            assertThat(tasks.take(10)).hasSize(1);
        }
    }

    @Test
    void what_is_due_in_a_day_is_due_in_a_day_whatever_the_clock_of_the_store_shows() {
        try (storage) {
            storage.open();
            ReminderTasks tasks = new ReminderTasks(((HasTasks) storage).tasks());
            Instant now = Instant.parse("2026-10-25T00:30:00Z");
            Instant tomorrow = now.plus(Duration.ofDays(1));
            tasks.at(announcement, tomorrow, now);
            assertThat(tasks.take(10)).isEmpty();
            nanos.addAndGet(Duration.ofDays(1).toNanos());
            assertThat(tasks.take(10))
                    .singleElement()
                    .matches(taken -> ReminderTasks.isAt(taken, announcement, tomorrow));
        }
    }
}
