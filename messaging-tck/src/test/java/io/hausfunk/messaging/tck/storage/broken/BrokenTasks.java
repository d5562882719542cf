// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage.broken;

import io.hausfunk.messaging.storage.HasTasks;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.TakenTask;
import io.hausfunk.messaging.storage.Task;
import io.hausfunk.messaging.storage.TaskKind;
import io.hausfunk.messaging.storage.TaskName;
import io.hausfunk.messaging.storage.TaskStore;
import io.hausfunk.messaging.tck.storage.broken.Breaking.Arguments;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Stores that lose tasks, hand them out twice, or let the wrong one finish them. */
final class BrokenTasks {
    private static final Instant NEVER = Instant.parse("9998-01-01T00:00:00Z");

    private BrokenTasks() {}

    static Stream<BrokenStore> all() {
        return Stream.of(
                BrokenStore.of(
                        "lets the last task of a name win",
                        "Tasks.the_first_task_of_a_name_wins",
                        Breaking.tasks("putIfAbsent", BrokenTasks::replacing)),
                BrokenStore.of(
                        "forgets which conversation a task belongs to",
                        "Tasks.a_task_comes_back_as_it_was_put",
                        Breaking.tasks("find", (healthy, arguments) -> {
                            Optional<Task> task = role(healthy).find(arguments.at(0), arguments.at(1));
                            return task.map(it -> Task.of(it.tenant(), it.name(), it.kind(), it.due(), it.payload()));
                        })),
                BrokenStore.of(
                        "takes what waited for longest last",
                        "Tasks.what_is_due_is_taken_in_the_order_of_waiting",
                        Breaking.tasks("take", (healthy, arguments) -> {
                            List<TakenTask> taken = new ArrayList<>(take(healthy, arguments, arguments.at(0)));
                            Collections.reverse(taken);
                            return taken;
                        })),
                BrokenStore.of(
                        "takes tasks of kinds that nobody asked for",
                        "Tasks.several_kinds_are_taken_together_and_others_not_at_all",
                        Breaking.tasks("take", BrokenTasks::neighbours)),
                BrokenStore.of(
                        "tells the time of another clock than that of its tasks",
                        "Tasks.what_is_due_now_by_the_clock_of_the_store_is_taken_now",
                        Breaking.tasks(
                                "now",
                                (healthy, arguments) -> role(healthy).now().plusSeconds(600))),
                BrokenStore.of(
                        "hands a task out again at once",
                        "Tasks.of_many_who_take_at_once_each_task_goes_to_one",
                        Breaking.tasks("take", (healthy, arguments) -> {
                            List<TakenTask> taken = take(healthy, arguments, arguments.at(0));
                            taken.forEach(each ->
                                    role(healthy).reschedule(each, each.task().due()));
                            return taken;
                        })),
                BrokenStore.of(
                        "lets whoever had a task complete it",
                        "Tasks.whoever_is_too_slow_loses_the_task_to_another",
                        Breaking.tasks("complete", (healthy, arguments) -> {
                            Task task = arguments.<TakenTask>at(0).task();
                            return role(healthy).cancel(task.tenant(), task.name());
                        })),
                BrokenStore.of(
                        "keeps the name of a task that is done",
                        "Tasks.a_completed_task_is_gone_and_its_name_is_free",
                        Breaking.tasks(
                                "complete",
                                (healthy, arguments) -> role(healthy).reschedule(arguments.at(0), NEVER))),
                BrokenStore.of(
                        "counts attempts anew when a task is rescheduled",
                        "Tasks.a_rescheduled_task_is_taken_again_when_it_is_due",
                        Breaking.tasks("reschedule", (healthy, arguments) -> {
                            TakenTask taken = arguments.at(0);
                            Task later = taken.task().at(arguments.at(1));
                            return role(healthy).complete(taken)
                                    && role(healthy).putIfAbsent(List.of(later)).get(0);
                        })),
                BrokenStore.of(
                        "cancels no task that somebody has",
                        "Tasks.a_cancelled_task_is_gone_whoever_has_it",
                        BrokenTasks::sparingTheTaken),
                BrokenStore.of(
                        "takes names of tasks for the installation's",
                        "Tasks.tenants_have_names_of_their_own",
                        BrokenTasks::ignoringTheTenant));
    }

    private static TaskStore role(MessagingStorage storage) {
        return ((HasTasks) storage).tasks();
    }

    private static List<TakenTask> take(MessagingStorage healthy, Arguments arguments, Collection<TaskKind> kinds) {
        return role(healthy).take(kinds, arguments.<Integer>at(1), arguments.at(2));
    }

    private static Object replacing(MessagingStorage healthy, Arguments arguments) {
        List<Task> given = arguments.at(0);
        List<Boolean> results = role(healthy).putIfAbsent(given);
        for (int i = 0; i < results.size(); i++) {
            if (!results.get(i)) {
                Task task = given.get(i);
                role(healthy).cancel(task.tenant(), task.name());
                role(healthy).putIfAbsent(List.of(task));
            }
        }
        return results;
    }

    private static Object neighbours(MessagingStorage healthy, Arguments arguments) {
        Collection<TaskKind> asked = arguments.at(0);
        if (asked.size() != 1) {
            return take(healthy, arguments, asked);
        }
        int code = asked.iterator().next().code();
        return take(
                healthy,
                arguments,
                IntStream.of(code - 1, code, code + 1)
                        .filter(each -> each > 0 && each < 32_768)
                        .mapToObj(TaskKind::of)
                        .toList());
    }

    private static UnaryOperator<MessagingStorage> sparingTheTaken() {
        Set<TaskName> taken = ConcurrentHashMap.newKeySet();
        UnaryOperator<MessagingStorage> noting = Breaking.tasks("take", (healthy, arguments) -> {
            List<TakenTask> now = take(healthy, arguments, arguments.at(0));
            now.forEach(each -> taken.add(each.task().name()));
            return now;
        });
        UnaryOperator<MessagingStorage> cancelling = Breaking.tasks("cancel", (healthy, arguments) -> {
            TaskName name = arguments.at(1);
            return (name == null || !taken.contains(name)) && role(healthy).cancel(arguments.at(0), name);
        });
        return storage -> cancelling.apply(noting.apply(storage));
    }

    private static UnaryOperator<MessagingStorage> ignoringTheTenant() {
        Set<TaskName> names = ConcurrentHashMap.newKeySet();
        return Breaking.tasks("putIfAbsent", (healthy, arguments) -> {
            List<Task> given = arguments.at(0);
            List<Boolean> results = new ArrayList<>(role(healthy).putIfAbsent(given));
            for (int i = 0; i < results.size(); i++) {
                Task task = given.get(i);
                if (results.get(i) && !names.add(task.name())) {
                    role(healthy).cancel(task.tenant(), task.name());
                    results.set(i, false);
                }
            }
            return results;
        });
    }
}
