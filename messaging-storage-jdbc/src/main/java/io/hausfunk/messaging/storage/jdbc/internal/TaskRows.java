// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.TakenTask;
import io.hausfunk.messaging.storage.Task;
import io.hausfunk.messaging.storage.TaskKind;
import io.hausfunk.messaging.storage.TaskName;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Statements on tasks, by the database's clock. */
final class TaskRows {
    private static final List<Column> ROW = List.of(
            Column.text("tenant"),
            Column.uuid("name"),
            Column.small("kind"),
            Column.uuid("conversation"),
            Column.number("due_at"),
            Column.bytes("payload"));
    private static final List<Column> CLAIM = List.of(
            Column.text("of_tenant"), Column.uuid("of_name"), Column.uuid("new_claim"), Column.number("millis"));
    private static final String TASK = "tenant, name, kind, conversation, due_at, payload";
    private static final String DUE = " FROM {task} t WHERE t.kind = ? AND t.visible_at <= {now}";
    private static final String OURS = " WHERE tenant = ? AND name = ? AND claim = ?";

    private final String now;
    private final String insert;
    private final String find;
    private final String any;
    private final String due;
    private final String take;
    private final String complete;
    private final String reschedule;
    private final String cancel;

    TaskRows(Dialect dialect) {
        this.now = dialect.text("SELECT {now}");
        this.insert = dialect.text(
                "INSERT INTO {task} (" + TASK
                        + ", visible_at, attempts) SELECT k.tenant, k.name, k.kind, k.conversation,"
                        + " k.due_at, k.payload, k.due_at, 0 FROM {rows} WHERE true ORDER BY k.tenant, k.name"
                        + " ON CONFLICT (tenant, name) DO NOTHING RETURNING " + TASK,
                ROW);
        this.find = dialect.text("SELECT " + TASK + " FROM {task} WHERE tenant = ? AND name = ?");
        this.any = dialect.text("SELECT 1" + DUE + " LIMIT 1");
        this.due =
                dialect.text("SELECT t.tenant, t.name, t.visible_at" + DUE + " ORDER BY t.visible_at LIMIT ? {free t}");
        this.take = dialect.text(
                "UPDATE {task} SET visible_at = {now} + k.millis, claim = k.new_claim, attempts = attempts + 1 FROM"
                        + " {rows} WHERE tenant = k.of_tenant AND name = k.of_name RETURNING"
                        + " " + TASK + ", claim, attempts",
                CLAIM);
        this.complete = dialect.text("DELETE FROM {task}" + OURS);
        this.reschedule = dialect.text("UPDATE {task} SET due_at = ?, visible_at = ?, claim = NULL" + OURS);
        this.cancel = dialect.text("DELETE FROM {task} WHERE tenant = ? AND name = ?");
    }

    Instant now(SqlSession session) throws SQLException {
        return Instant.ofEpochMilli(session.query(now, row -> row.number(1)).get(0));
    }

    /** The names of those that were stored. */
    Set<Name> insert(SqlSession session, Collection<Task> tasks) throws SQLException {
        Rows rows = new Rows(ROW);
        for (Task task : tasks) {
            ConversationId conversation = task.conversation();
            rows.add(
                    task.tenant().value(),
                    task.name().value(),
                    task.kind().code(),
                    conversation == null ? null : conversation.value(),
                    task.due().toEpochMilli(),
                    task.payload().toByteArray());
        }
        return new HashSet<>(session.query(insert, rows, row -> Name.of(task(row))));
    }

    List<Task> find(SqlSession session, TenantId tenant, TaskName name) throws SQLException {
        return session.query(find, TaskRows::task, tenant.value(), name.value());
    }

    boolean anyDue(SqlSession session, Collection<TaskKind> kinds) throws SQLException {
        for (TaskKind kind : kinds) {
            if (!session.query(any, row -> row.number(1), kind.code()).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    List<TakenTask> take(SqlSession session, Collection<TaskKind> kinds, int limit, long millis) throws SQLException {
        List<Due> found = new ArrayList<>();
        for (TaskKind kind : kinds) {
            found.addAll(session.query(due, Due::read, kind.code(), limit));
        }
        found.sort(Comparator.comparing(Due::since));
        Rows rows = new Rows(CLAIM);
        found.stream().limit(limit).forEach(each -> rows.add(each.tenant(), each.name(), UUID.randomUUID(), millis));
        return rows.size() == 0 ? List.of() : inOrder(found, session.query(take, rows, TaskRows::taken));
    }

    private static List<TakenTask> inOrder(List<Due> found, List<TakenTask> taken) {
        List<Name> order = found.stream()
                .map(each -> new Name(new TenantId(each.tenant()), new TaskName(each.name())))
                .toList();
        List<TakenTask> sorted = new ArrayList<>(taken);
        sorted.sort(Comparator.comparing(each -> order.indexOf(Name.of(each.task()))));
        return List.copyOf(sorted);
    }

    int complete(SqlSession session, TakenTask taken) throws SQLException {
        Task task = taken.task();
        return session.update(complete, task.tenant().value(), task.name().value(), taken.claim());
    }

    int reschedule(SqlSession session, TakenTask taken, Task later) throws SQLException {
        long at = later.due().toEpochMilli();
        return session.update(
                reschedule, at, at, later.tenant().value(), later.name().value(), taken.claim());
    }

    int cancel(SqlSession session, TenantId tenant, TaskName name) throws SQLException {
        return session.update(cancel, tenant.value(), name.value());
    }

    private static Task task(Row row) throws SQLException {
        Task task = Task.of(
                new TenantId(row.text(1)),
                new TaskName(row.uuid(2)),
                TaskKind.of(row.small(3)),
                Instant.ofEpochMilli(row.number(5)),
                SealedBytes.copyOf(row.bytes(6)));
        return row.isNull(4) ? task : task.in(new ConversationId(row.uuid(4)));
    }

    private static TakenTask taken(Row row) throws SQLException {
        return new TakenTask(task(row), row.uuid(7), row.small(8));
    }

    /** A task's key. */
    record Name(TenantId tenant, TaskName name) {
        static Name of(Task task) {
            return new Name(task.tenant(), task.name());
        }
    }

    private record Due(String tenant, UUID name, long since) {
        static Due read(Row row) throws SQLException {
            return new Due(row.text(1), row.uuid(2), row.number(3));
        }
    }
}
