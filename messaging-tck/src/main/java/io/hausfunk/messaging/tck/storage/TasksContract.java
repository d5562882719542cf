// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.HasTasks;
import io.hausfunk.messaging.storage.TakenTask;
import io.hausfunk.messaging.storage.Task;
import io.hausfunk.messaging.storage.TaskKind;
import io.hausfunk.messaging.storage.TaskName;
import io.hausfunk.messaging.storage.TaskStore;
import io.hausfunk.messaging.tck.Promise;
import io.hausfunk.messaging.tck.internal.Parallel;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The agenda. Skipped by stores without the role. Each check has a kind of its own. */
abstract class TasksContract extends StorageContract {
    private static final String PUT =
            "Stores in one commit those tasks whose names the tenant does not have yet; the first to"
                    + " come wins, also within the list.";
    private static final String TAKE =
            "Takes tasks of some kinds that are due and that nobody has, those that have waited for"
                    + " longest first; each goes to one caller only.";
    private static final String LOST =
            "false, with nothing written, if it was taken by another since, rescheduled or cancelled";
    private static final Instant PAST = Instant.parse("2001-02-03T04:05:06.789Z");
    private static final Instant FUTURE = Instant.parse("2999-01-01T00:00:00Z");
    private static final Duration LONG = Duration.ofHours(1);

    private final TaskKind kind = TaskKind.of(ThreadLocalRandom.current().nextInt(1, 32_768));
    private TaskStore tasks;

    @BeforeEach
    void the_role() {
        assumeTrue(store instanceof HasTasks, "not applicable: this store keeps no tasks");
        tasks = ((HasTasks) store).tasks();
    }

    @Test
    @Promise({PUT, "for each task, in the same order, whether this call stored it"})
    void the_first_task_of_a_name_wins() {
        Task first = task(PAST);
        Task same = Task.of(tenant, first.name(), kind, FUTURE, FreshIds.bytes(9));
        Task other = task(PAST);

        assertThat(tasks.putIfAbsent(List.of(first, same, other))).containsExactly(true, false, true);
        assertThat(tasks.putIfAbsent(List.of(same))).containsExactly(false);
        assertThat(find(first)).isEqualTo(first);
    }

    @Test
    @Promise({"The task of this name, whether or not somebody does it now.", "up to 64 KiB, also nothing"})
    void a_task_comes_back_as_it_was_put() {
        Task inside = Task.of(tenant, name(), kind, PAST.plusNanos(999), FreshIds.bytes(64 * 1024))
                .in(FreshIds.conversation(tenant).conversation());
        Task empty = Task.of(tenant, name(), kind, PAST, FreshIds.bytes(0));
        tasks.putIfAbsent(List.of(inside, empty));

        assertThat(find(inside)).isEqualTo(inside);
        assertThat(find(inside).due()).isEqualTo(PAST);
        assertThat(taken(10)).extracting(TakenTask::task).containsExactlyInAnyOrder(inside, empty);
        assertThat(find(empty)).isEqualTo(empty);
        assertThat(tasks.find(tenant, name())).isEmpty();
    }

    @Test
    @Promise(TAKE)
    void what_is_due_is_taken_in_the_order_of_waiting() {
        Task second = task(PAST.plusSeconds(2));
        Task first = task(PAST.plusSeconds(1));
        Task third = task(PAST.plusSeconds(3));
        tasks.putIfAbsent(List.of(second, third, first, task(FUTURE)));

        assertThat(taken(2)).extracting(TakenTask::task).containsExactly(first, second);
        assertThat(taken(10)).extracting(TakenTask::task).containsExactly(third);
        assertThat(taken(10)).isEmpty();
    }

    @Test
    @Promise({TAKE, "Tasks of other kinds are left alone."})
    void several_kinds_are_taken_together_and_others_not_at_all() {
        TaskKind other = TaskKind.of(kind.code() == 1 ? 2 : kind.code() - 1);
        Task later = task(PAST.plusSeconds(1));
        Task sooner = Task.of(tenant, name(), other, PAST, FreshIds.bytes(3));
        tasks.putIfAbsent(List.of(later, sooner));

        assertThat(taken(10, List.of(kind))).extracting(TakenTask::task).containsExactly(later);
        assertThat(tasks.complete(taken(10, List.of(other)).get(0))).isTrue();
    }

    @Test
    @Promise({
        "What the store's own clock shows, to the millisecond: a task whose time this is, or an earlier one, is due.",
        "Times are compared with the store's own clock."
    })
    void what_is_due_now_by_the_clock_of_the_store_is_taken_now() {
        Instant now = tasks.now();
        Task soon = task(now.plus(LONG));
        Task due = task(now);
        tasks.putIfAbsent(List.of(soon, due));

        assertThat(now).isEqualTo(now.truncatedTo(ChronoUnit.MILLIS));
        assertThat(taken(10)).extracting(TakenTask::task).containsExactly(due);
        assertThat(tasks.now()).isBetween(now, now.plus(LONG));
    }

    @Test
    @Promise({"how long the caller has them alone: 1 second to 1 hour, from now on", "how often it was taken"})
    void whoever_is_too_slow_loses_the_task_to_another() {
        Task task = task(PAST);
        tasks.putIfAbsent(List.of(task));
        TakenTask slow = tasks.take(List.of(kind), 1, LeaseDesk.SHORT).get(0);
        assertThat(taken(1)).isEmpty();

        new LeaseDesk(harness, store).aSecondPasses();
        TakenTask quick = taken(1).get(0);

        assertThat(quick.task()).isEqualTo(task);
        assertThat(List.of(slow.attempt(), quick.attempt())).containsExactly(1, 2);
        assertThat(quick.claim()).isNotEqualTo(slow.claim());
        assertThat(tasks.complete(slow)).isFalse();
        assertThat(tasks.reschedule(slow, FUTURE)).isFalse();
        assertThat(find(task)).isEqualTo(task);
        assertThat(tasks.complete(quick)).isTrue();
    }

    @Test
    @Promise({"Removes a task that is done; its name is free again.", LOST})
    void a_completed_task_is_gone_and_its_name_is_free() {
        Task task = task(PAST);
        tasks.putIfAbsent(List.of(task));
        TakenTask taken = taken(1).get(0);

        assertThat(tasks.complete(taken)).isTrue();
        assertThat(tasks.complete(taken)).isFalse();
        assertThat(tasks.find(tenant, task.name())).isEmpty();
        assertThat(tasks.putIfAbsent(List.of(task))).containsExactly(true);
        assertThat(tasks.complete(taken)).isFalse();
        assertThat(taken(1).get(0).attempt()).isEqualTo(1);
    }

    @Test
    @Promise({
        "Gives a task back, to be taken again from another time on",
        "It keeps its name, its payload and the count"
    })
    void a_rescheduled_task_is_taken_again_when_it_is_due() {
        Task task = task(PAST);
        tasks.putIfAbsent(List.of(task));
        TakenTask taken = taken(1).get(0);

        assertThat(tasks.reschedule(taken, FUTURE)).isTrue();
        assertThat(tasks.reschedule(taken, PAST)).isFalse();
        assertThat(find(task)).isEqualTo(task.at(FUTURE));
        assertThat(taken(1)).isEmpty();

        Task other = task(PAST);
        tasks.putIfAbsent(List.of(other));
        tasks.reschedule(taken(1).get(0), PAST.plusSeconds(1));
        TakenTask again = taken(1).get(0);
        assertThat(again.task()).isEqualTo(other.at(PAST.plusSeconds(1)));
        assertThat(again.attempt()).isEqualTo(2);
    }

    @Test
    @Promise({"Removes a task, whether or not somebody does it now.", "whether there was one", LOST})
    void a_cancelled_task_is_gone_whoever_has_it() {
        Task waiting = task(FUTURE);
        Task running = task(PAST);
        tasks.putIfAbsent(List.of(waiting, running));
        TakenTask taken = taken(1).get(0);

        assertThat(tasks.cancel(tenant, waiting.name())).isTrue();
        assertThat(tasks.cancel(tenant, running.name())).isTrue();
        assertThat(tasks.cancel(tenant, running.name())).isFalse();
        assertThat(tasks.complete(taken)).isFalse();
        assertThat(tasks.find(tenant, waiting.name())).isEmpty();
    }

    @Test
    @Promise(TAKE)
    void of_many_who_take_at_once_each_task_goes_to_one() {
        List<Task> all = Stream.generate(() -> task(PAST)).limit(40).toList();
        tasks.putIfAbsent(all);

        List<Task> got = Parallel.onAllThreads(thread -> {
                    List<Task> mine = new ArrayList<>();
                    IntStream.range(0, 40).forEach(any -> taken(1).forEach(one -> mine.add(one.task())));
                    return mine;
                })
                .stream()
                .flatMap(List::stream)
                .toList();

        assertThat(got).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    @Promise("Rows of one tenant are never found, counted or changed through another.")
    void tenants_have_names_of_their_own() {
        TenantId other = FreshIds.tenant();
        Task here = task(FUTURE);
        Task there = Task.of(other, here.name(), kind, FUTURE, FreshIds.bytes(5));

        assertThat(tasks.putIfAbsent(List.of(here, there))).containsExactly(true, true);
        assertThat(tasks.cancel(other, here.name())).isTrue();
        assertThat(find(here)).isEqualTo(here);
        assertThat(tasks.find(other, here.name())).isEmpty();
    }

    @Test
    @Promise({"1 to 1000 tasks of any tenants", "1 to 100 kinds that the caller knows", "1 second to 1 hour"})
    void lists_limits_and_times_other_than_stated_are_refused() {
        TakenTask none = new TakenTask(task(PAST), UUID.randomUUID(), 1);
        List<TaskKind> many =
                IntStream.rangeClosed(1, 101).mapToObj(TaskKind::of).toList();
        for (Runnable call : List.<Runnable>of(
                () -> tasks.putIfAbsent(List.of()),
                () -> tasks.putIfAbsent(
                        Stream.generate(() -> task(PAST)).limit(1001).toList()),
                () -> tasks.take(List.of(), 1, LONG),
                () -> tasks.take(many, 1, LONG),
                () -> tasks.take(List.of(kind), 0, LONG),
                () -> tasks.take(List.of(kind), 1001, LONG),
                () -> tasks.take(List.of(kind), 1, Duration.ofMillis(999)),
                () -> tasks.take(List.of(kind), 1, LONG.plusMillis(1)),
                () -> tasks.reschedule(none, Instant.MAX),
                () -> Task.of(tenant, name(), kind, PAST, FreshIds.bytes(64 * 1024 + 1)))) {
            assertThatThrownBy(call::run).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(tasks.complete(none)).isFalse();
    }

    private Task task(Instant due) {
        return Task.of(tenant, name(), kind, due, FreshIds.bytes(30));
    }

    private static TaskName name() {
        return new TaskName(UUID.randomUUID());
    }

    private Task find(Task task) {
        return tasks.find(task.tenant(), task.name()).orElseThrow();
    }

    private List<TakenTask> taken(int limit) {
        return taken(limit, List.of(kind));
    }

    private List<TakenTask> taken(int limit, Collection<TaskKind> kinds) {
        return tasks.take(kinds, limit, LONG);
    }
}
