// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.test.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.notification.NotificationSettings;
import io.hausfunk.messaging.notification.Notifier;
import io.hausfunk.messaging.storage.ChangeStore;
import io.hausfunk.messaging.storage.Changes;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.memory.MemoryData;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class NotifierTroubleTest {
    private static final NotificationSettings SETTINGS = NotificationSettings.defaults()
            .delay(Duration.ofSeconds(20))
            .pause(Duration.ZERO)
            .timeLimit(Duration.ofSeconds(1));

    private static final Duration STEP = SETTINGS.delay().dividedBy(40);

    private final MovableTime time = new MovableTime();
    private final Instant start = time.instant();
    private final MemoryData data =
            new MemoryData(() -> Duration.between(start, time.instant()).toNanos(), start);

    private TestEngine engine(Notifier notifier) {
        return TestEngine.on(
                data,
                builder -> builder.clock(time)
                        .reconcileEvery(Duration.ofMillis(100))
                        .notifier(notifier, SETTINGS));
    }

    private void later(String what, BooleanSupplier condition) {
        eventually(what, () -> {
            if (condition.getAsBoolean()) {
                return true;
            }
            time.pass(Duration.ofSeconds(1));
            return false;
        });
    }

    private static void write(Session from, String to) {
        done(done(from.conversations().direct(UserId.of(to))).send(Draft.text("eins")));
    }

    @Test
    void a_notifier_that_fails_is_called_again_after_growing_pauses_and_health_says_so() {
        AtomicInteger calls = new AtomicInteger();
        Notifier failing = told -> {
            if (calls.incrementAndGet() <= 3) {
                throw new IllegalStateException("ben@example.com");
            }
        };
        try (TestEngine engine = engine(failing)) {
            write(engine.session("anna"), "ben");
            later("the first call", () -> calls.get() == 1);
            for (int again = 2; again <= 4; again++) {
                PartHealth health = engine.messaging.health().parts().get("notifications");
                assertThat(health.state()).isEqualTo(Health.State.DEGRADED);
                assertThat(health.findings().toString())
                        .contains("IllegalStateException")
                        .doesNotContain("ben@");
                int expected = again;
                Instant before = time.instant();
                later("another call", () -> calls.get() == expected);
                Duration pause = Duration.ofMinutes(1).multipliedBy(1L << (again - 2));
                assertThat(time.instant()).isAfterOrEqualTo(before.plus(pause));
            }
            eventually("nothing is left to do", () -> data.tasks(engine.tenant) == 0);
            assertThat(engine.messaging.health().parts().get("notifications").state())
                    .isEqualTo(Health.State.UP);
            assertThat(engine.messaging.metrics())
                    .containsEntry("hausfunk.notifications.failed", 3L)
                    .containsEntry("hausfunk.notifications.told", 1L);
        }
    }

    @Test
    void where_more_changes_than_can_be_named_everybody_is_looked_for_twice_in_a_delay_at_most() {
        HeardNotifications heard = new HeardNotifications();
        CountingStorage counts = new CountingStorage();
        MessagingStorage busy = tooManyChanges(MemoryStorage.on(data));
        try (TestEngine engine = TestEngine.on(
                data,
                builder -> builder.storage(counts.over(busy))
                        .clock(time)
                        .reconcileEvery(Duration.ofMillis(100))
                        .notifier(heard, SETTINGS))) {
            write(engine.session("anna"), "ben");
            later("ben is told", () -> !heard.of("ben").isEmpty());
            counts.taken();
            AtomicInteger lists = new AtomicInteger();
            for (Duration passed = Duration.ZERO; passed.compareTo(SETTINGS.delay()) < 0; passed = passed.plus(STEP)) {
                time.pass(STEP);
                AtomicInteger looks = new AtomicInteger();
                eventually("it is looked for changes", () -> {
                    Map<String, Integer> calls = counts.taken();
                    lists.addAndGet(calls.getOrDefault("keys.list", 0));
                    return looks.addAndGet(calls.getOrDefault("tasks.take", 0)) > 6;
                });
            }
            assertThat(lists.get()).isBetween(1, 3);
            write(engine.session("anna"), "carla");
            later("carla is told", () -> !heard.of("carla").isEmpty());
        }
    }

    /** A store in which always more changed than it names. */
    private static MessagingStorage tooManyChanges(MessagingStorage real) {
        ChangeStore changes = (mark, limit) -> {
            Changes found = real.changes().changedSince(mark, limit);
            return mark == null ? found : new Changes(found.heads(), found.next(), false);
        };
        return (MessagingStorage) Proxy.newProxyInstance(
                NotifierTroubleTest.class.getClassLoader(),
                Arrays.stream(real.getClass().getInterfaces()).toArray(Class<?>[]::new),
                (proxy, method, arguments) -> {
                    try {
                        return method.getName().equals("changes") ? changes : method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void calls_that_hang_for_one_tenant_do_not_keep_another_from_being_told() {
        Semaphore end = new Semaphore(0);
        HeardNotifications others = new HeardNotifications();
        TestEngine[] made = new TestEngine[1];
        Notifier hanging = told -> {
            if (told.tenant().equals(made[0].tenant)) {
                end.acquireUninterruptibly();
            }
            others.notify(told);
        };
        try (TestEngine engine = engine(hanging)) {
            made[0] = engine;
            Session anna = engine.session("anna");
            for (int i = 0; i < 6; i++) {
                write(anna, "p" + i);
            }
            later("calls hang", () -> engine.messaging.metrics().get("hausfunk.notifications.hanging") > 0);
            write(engine.session(TestEngine.tenant(), "carla"), "dora");
            later("dora is told", () -> !others.of("dora").isEmpty());
            assertThat(engine.messaging.health().parts().get("notifications").state())
                    .isEqualTo(Health.State.DEGRADED);
        } finally {
            end.release(100);
        }
    }
}
