// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.TakenTask;
import io.hausfunk.messaging.storage.Task;
import io.hausfunk.messaging.storage.TaskKind;
import io.hausfunk.messaging.storage.TaskName;
import io.hausfunk.messaging.storage.TaskStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Tasks in SQL. */
public final class SqlTaskStore implements TaskStore {
    private final Database database;
    private final TaskRows tasks;

    /** Prepares the statements. */
    public SqlTaskStore(Database database) {
        this.database = database;
        this.tasks = new TaskRows(database.dialect());
    }

    @Override
    public Instant now() {
        database.ensureOpen();
        return database.read("clock", tasks::now);
    }

    @Override
    public List<Boolean> putIfAbsent(List<Task> given) {
        database.ensureOpen();
        List<Task> all = Arguments.list(given, 1, "tasks");
        Map<TaskRows.Name, Task> first = new LinkedHashMap<>();
        all.forEach(task -> first.putIfAbsent(TaskRows.Name.of(task), task));
        Set<TaskRows.Name> stored = database.write("put tasks", session -> {
            Set<TaskRows.Name> names = tasks.insert(session, first.values());
            changed(session, names.size());
            return names;
        });
        List<Boolean> results = new ArrayList<>();
        all.forEach(task -> results.add(stored.remove(TaskRows.Name.of(task))));
        return List.copyOf(results);
    }

    @Override
    public Optional<Task> find(TenantId tenant, TaskName name) {
        database.ensureOpen();
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(name, "name");
        return database.read("find task", session -> tasks.find(session, tenant, name)).stream()
                .findFirst();
    }

    @Override
    public List<TakenTask> take(Collection<TaskKind> kinds, int limit, Duration time) {
        database.ensureOpen();
        Set<TaskKind> wanted = Set.copyOf(kinds);
        Arguments.kinds(kinds);
        Arguments.limit(limit);
        long millis = Arguments.leaseMillis(time);
        // Mostly there is nothing: then no transaction writes.
        if (!database.read("due tasks", session -> tasks.anyDue(session, wanted))) {
            return List.of();
        }
        return database.write("take tasks", session -> {
            List<TakenTask> taken = tasks.take(session, wanted, limit, millis);
            changed(session, taken.size());
            return taken;
        });
    }

    @Override
    public boolean complete(TakenTask taken) {
        database.ensureOpen();
        Objects.requireNonNull(taken, "taken");
        return database.write("complete task", session -> changed(session, tasks.complete(session, taken)));
    }

    @Override
    public boolean reschedule(TakenTask taken, Instant due) {
        database.ensureOpen();
        Task later = taken.task().at(due);
        return database.write("reschedule task", session -> changed(session, tasks.reschedule(session, taken, later)));
    }

    @Override
    public boolean cancel(TenantId tenant, TaskName name) {
        database.ensureOpen();
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(name, "name");
        return database.write("cancel task", session -> changed(session, tasks.cancel(session, tenant, name)));
    }

    private static boolean changed(SqlSession session, int rows) {
        if (rows == 0) {
            session.discard();
        }
        return rows > 0;
    }
}
