// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.internal.crypto.Pseudonyms;
import io.hausfunk.messaging.internal.personal.Scheduled;
import io.hausfunk.messaging.internal.personal.ScheduledRecords;
import io.hausfunk.messaging.message.IdempotencyKey;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.PersonalKey;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.Task;
import io.hausfunk.messaging.storage.TaskKind;
import io.hausfunk.messaging.storage.TaskName;
import io.hausfunk.messaging.storage.TaskStore;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The alarms of scheduled messages. What is to be sent, and when, stands in the sealed record; a task only wakes somebody at that time and
 * holds two pseudonyms, so nobody who writes into the table of tasks makes anything be sent early. Blocks.
 */
public final class ScheduleTasks {
    static final TaskKind KIND = TaskKind.of(1);

    private final TaskStore tasks;
    private final Pseudonyms pseudonyms;

    /** Keeps tasks here. */
    public ScheduleTasks(TaskStore tasks, Pseudonyms pseudonyms) {
        this.tasks = tasks;
        this.pseudonyms = pseudonyms;
    }

    TaskStore store() {
        return tasks;
    }

    /** The record of what somebody schedules under a key. */
    public PersonalKey record(ConversationRef ref, PersonKey person, IdempotencyKey key) {
        UUID name = pseudonyms
                .entry(ref, person, EngineNames.of("scheduled", 0, key.value(), 0))
                .value();
        return ScheduledRecords.key(ref.tenant(), person, name);
    }

    /** Makes sure that somebody looks at a record at its time. */
    public void set(Scheduled scheduled) {
        PersonalKey key = scheduled.key();
        byte[] payload = ByteBuffer.allocate(4 * Long.BYTES)
                .putLong(key.person().value().getMostSignificantBits())
                .putLong(key.person().value().getLeastSignificantBits())
                .putLong(key.name().getMostSignificantBits())
                .putLong(key.name().getLeastSignificantBits())
                .array();
        tasks.putIfAbsent(
                List.of(Task.of(key.tenant(), name(scheduled), KIND, scheduled.at(), SealedBytes.copyOf(payload))
                        .in(scheduled.conversation())));
    }

    /** Nobody need look any more. */
    public void cancel(Scheduled scheduled) {
        tasks.cancel(scheduled.key().tenant(), name(scheduled));
    }

    /** The record that a task is about. */
    static PersonalKey record(Task task) {
        ByteBuffer in = ByteBuffer.wrap(task.payload().toByteArray());
        PersonKey person = new PersonKey(new UUID(in.getLong(), in.getLong()));
        return ScheduledRecords.key(task.tenant(), person, new UUID(in.getLong(), in.getLong()));
    }

    /** Whether a task is the one of this record's time, not of one that it had before. */
    boolean current(Task task, Scheduled scheduled) {
        return task.name().equals(name(scheduled));
    }

    private TaskName name(Scheduled scheduled) {
        PersonalKey key = scheduled.key();
        ConversationRef ref = new ConversationRef(key.tenant(), scheduled.conversation());
        Instant at = scheduled.at();
        return new TaskName(pseudonyms
                .entry(
                        ref,
                        key.person(),
                        EngineNames.of(
                                "due", 0, scheduled.draft().idempotencyKey().value(), at.toEpochMilli()))
                .value());
    }
}
