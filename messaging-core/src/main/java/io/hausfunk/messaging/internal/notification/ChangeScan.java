// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.notification;

import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.ChangeMark;
import io.hausfunk.messaging.storage.ChangeStore;
import io.hausfunk.messaging.storage.Changes;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.TakenTask;
import io.hausfunk.messaging.storage.Task;
import io.hausfunk.messaging.storage.TaskKind;
import io.hausfunk.messaging.storage.TaskName;
import io.hausfunk.messaging.storage.TaskStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Finds the conversations in which something was said, on one node at a time, from where the last one stopped. How far it came is the payload of a
 * task, which hops between two names: the next task is there before the last one goes, so a crash repeats and never skips. So a send
 * costs nothing, and nothing is missed that was committed by whatever node, also while no node of the installation ran. Blocks.
 */
public final class ChangeScan {
    private static final TaskKind SCAN = TaskKind.of(12);
    /** Of no tenant: the agenda has no other place for what concerns all. Without keys, since the store made the mark itself. */
    private static final TenantId NOBODY = new TenantId("hausfunk.notifications-of-all-tenants");

    private static final List<TaskName> NAMES = List.of(new TaskName(new UUID(0, 1)), new TaskName(new UUID(0, 2)));
    private static final int MAX_CHANGES = 1000;
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final TaskStore tasks;
    private final ChangeStore changes;
    private final PeopleToTell people;
    private final Duration every;

    /** Looks again after {@code every}. */
    public ChangeScan(TaskStore tasks, ChangeStore changes, PeopleToTell people, Duration every) {
        this.tasks = tasks;
        this.changes = changes;
        this.people = people;
        this.every = every;
    }

    /** Looks, if it is time and no other node does. */
    void run() {
        tasks.take(List.of(SCAN), 1, LEASE).forEach(this::scan);
    }

    /** Only what is said from now on is told of, where this never ran before. */
    void begin() {
        if (NAMES.stream().allMatch(name -> tasks.find(NOBODY, name).isEmpty())) {
            var unused = tasks.putIfAbsent(List.of(task(
                    NAMES.get(0),
                    changes.changedSince(null, 1).next(),
                    tasks.now().plus(every))));
        }
    }

    private void scan(TakenTask taken) {
        ChangeMark mark = new ChangeMark(new String(taken.task().payload().toByteArray(), StandardCharsets.UTF_8));
        Changes found = changes.changedSince(mark, MAX_CHANGES);
        if (found.complete() && found.heads().isEmpty()) {
            var unused = tasks.reschedule(taken, tasks.now().plus(every));
            return;
        }
        Instant again = tasks.now().plus(every);
        if (found.complete()) {
            people.of(found.heads());
        } else {
            // Whoever is looked at after the delay is told of all that is said until then, so nobody misses anything
            // meanwhile.
            again = people.everybody();
        }
        TaskName next = NAMES.get(1 - NAMES.indexOf(taken.task().name()));
        tasks.putIfAbsent(List.of(task(next, found.next(), again)));
        var unused = tasks.complete(taken);
    }

    private static Task task(TaskName name, ChangeMark mark, Instant due) {
        SealedBytes payload = SealedBytes.copyOf(mark.value().getBytes(StandardCharsets.UTF_8));
        return Task.of(NOBODY, name, SCAN, due, payload);
    }
}
