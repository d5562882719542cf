// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.internal.access.PersonRef;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.HasTasks;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.TakenTask;
import io.hausfunk.messaging.storage.memory.MemoryData;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The store's clock is years ahead of that of this machine. */
class NotificationTasksTest {
    private static final Duration DELAY = Duration.ofMinutes(5);
    private static final Duration TIME = Duration.ofMinutes(10);

    private final AtomicLong nanos = new AtomicLong();
    private final MemoryStorage storage =
            MemoryStorage.on(new MemoryData(nanos::get, Instant.parse("2999-01-01T00:00:00Z")));
    private final PersonRef person =
            new PersonRef(new TenantId("t-" + UUID.randomUUID()), new PersonKey(UUID.randomUUID()));
    private NotificationTasks tasks;

    @BeforeEach
    void open() {
        storage.open();
        tasks = new NotificationTasks(((HasTasks) storage).tasks(), DELAY);
    }

    @AfterEach
    void close() {
        storage.close();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void what_is_said_while_somebody_is_looked_at_is_looked_at_again() {
        tasks.put(List.of(person));
        assertThat(tasks.take(10, TIME)).isEmpty();
        pass(DELAY);
        TakenTask first = tasks.take(10, TIME).get(0);

        tasks.put(List.of(person));
        tasks.done(first);

        pass(DELAY);
        assertThat(tasks.take(10, TIME))
                .singleElement()
                .satisfies(again -> assertThat(NotificationTasks.person(again)).isEqualTo(person));
    }

    @Test
    void who_has_to_wait_waits_for_so_long() {
        tasks.put(List.of(person));
        pass(DELAY);
        tasks.hold(tasks.take(10, TIME).get(0), Duration.ofHours(1));
        pass(Duration.ofMinutes(59));
        assertThat(tasks.take(10, TIME)).isEmpty();
        pass(Duration.ofMinutes(1));
        tasks.again(tasks.take(10, TIME).get(0), Duration.ofHours(2));
        pass(Duration.ofHours(1));
        assertThat(tasks.take(10, TIME)).isEmpty();
        pass(Duration.ofHours(1));
        assertThat(tasks.take(10, TIME)).hasSize(1);
    }
}
