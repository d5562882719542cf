// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.memory;

import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.TakenTask;
import io.hausfunk.messaging.storage.Task;
import io.hausfunk.messaging.storage.TaskKind;
import io.hausfunk.messaging.storage.TaskName;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is to be done, by name. */
final class TaskTable {
    private final Map<Key, Row> rows = new HashMap<>();
    private final Supplier<Instant> clock;

    TaskTable(Supplier<Instant> clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.get().truncatedTo(ChronoUnit.MILLIS);
    }

    boolean putIfAbsent(Task task) {
        return rows.putIfAbsent(Key.of(task), new Row(task, task.due(), null, 0)) == null;
    }

    @Nullable
    Task find(TenantId tenant, TaskName name) {
        Row row = rows.get(new Key(tenant, name));
        return row == null ? null : row.task;
    }

    boolean holds(@Nullable TenantId tenant) {
        return rows.values().stream()
                .anyMatch(row -> tenant == null || row.task.tenant().equals(tenant));
    }

    int count(TenantId tenant) {
        return (int) rows.values().stream()
                .filter(row -> row.task.tenant().equals(tenant))
                .count();
    }

    List<TakenTask> take(Set<TaskKind> kinds, int limit, Duration time) {
        Instant now = clock.get();
        List<Row> due = rows.values().stream()
                .filter(row -> kinds.contains(row.task.kind()) && !row.visible.isAfter(now))
                .sorted(Comparator.comparing(row -> row.visible))
                .limit(limit)
                .toList();
        return due.stream().map(row -> take(row, now.plus(time))).toList();
    }

    private TakenTask take(Row row, Instant until) {
        UUID claim = UUID.randomUUID();
        rows.put(Key.of(row.task), new Row(row.task, until, claim, row.attempts + 1));
        return new TakenTask(row.task, claim, row.attempts + 1);
    }

    boolean complete(TakenTask taken) {
        return change(taken, row -> null);
    }

    boolean reschedule(TakenTask taken, Instant due) {
        return change(taken, row -> {
            Task later = row.task.at(due);
            return new Row(later, later.due(), null, row.attempts);
        });
    }

    private boolean change(TakenTask taken, Function<Row, @Nullable Row> change) {
        Key key = Key.of(taken.task());
        Row row = rows.get(key);
        if (row == null || !taken.claim().equals(row.claim)) {
            return false;
        }
        Row next = change.apply(row);
        if (next == null) {
            rows.remove(key);
        } else {
            rows.put(key, next);
        }
        return true;
    }

    boolean cancel(TenantId tenant, TaskName name) {
        return rows.remove(new Key(tenant, name)) != null;
    }

    private record Key(TenantId tenant, TaskName name) {
        static Key of(Task task) {
            return new Key(task.tenant(), task.name());
        }
    }

    /** Nobody sees it before {@code visible}: it is not due yet, or somebody has it. */
    private record Row(Task task, Instant visible, @Nullable UUID claim, int attempts) {}
}
