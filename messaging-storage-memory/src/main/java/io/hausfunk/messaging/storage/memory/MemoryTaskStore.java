// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.memory;

import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.TakenTask;
import io.hausfunk.messaging.storage.Task;
import io.hausfunk.messaging.storage.TaskKind;
import io.hausfunk.messaging.storage.TaskName;
import io.hausfunk.messaging.storage.TaskStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

final class MemoryTaskStore implements TaskStore {
    private final DataAccess access;
    private final TaskTable tasks;

    MemoryTaskStore(DataAccess access) {
        this.access = access;
        this.tasks = access.data().tasks;
    }

    @Override
    public Instant now() {
        return access.read(tasks::now);
    }

    @Override
    public List<Boolean> putIfAbsent(List<Task> given) {
        List<Task> batch = List.copyOf(given);
        Limits.batch(batch);
        return access.write(() -> batch.stream().map(tasks::putIfAbsent).toList());
    }

    @Override
    public Optional<Task> find(TenantId tenant, TaskName name) {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(name, "name");
        return access.read(() -> Optional.ofNullable(tasks.find(tenant, name)));
    }

    @Override
    public List<TakenTask> take(Collection<TaskKind> kinds, int limit, Duration time) {
        Set<TaskKind> wanted = Set.copyOf(kinds);
        Limits.kinds(kinds);
        Limits.limit(limit);
        Limits.leaseTime(time);
        return access.write(() -> tasks.take(wanted, limit, time));
    }

    @Override
    public boolean complete(TakenTask taken) {
        Objects.requireNonNull(taken, "taken");
        return access.write(() -> tasks.complete(taken));
    }

    @Override
    public boolean reschedule(TakenTask taken, Instant due) {
        Task later = taken.task().at(due);
        return access.write(() -> tasks.reschedule(taken, later.due()));
    }

    @Override
    public boolean cancel(TenantId tenant, TaskName name) {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(name, "name");
        return access.write(() -> tasks.cancel(tenant, name));
    }
}
