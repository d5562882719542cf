// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.notification;

import io.hausfunk.messaging.internal.access.PersonRef;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.TakenTask;
import io.hausfunk.messaging.storage.Task;
import io.hausfunk.messaging.storage.TaskKind;
import io.hausfunk.messaging.storage.TaskName;
import io.hausfunk.messaging.storage.TaskStore;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The tasks that say: look whether this person has to be told of something. One for a slot of time, which is over before the task is due, so that nobody who
 * finds the task there finds one that is being done already; and one for who has to wait. All times are by the store's clock, which decides what is due: those of
 * nodes may be wrong. A payload is the pseudonym, which the store has anyway. Blocks.
 */
public final class NotificationTasks {
    private static final TaskKind LOOK = TaskKind.of(11);
    private static final long WAITING = -1;
    /** So many to a delay: a slot is over half a delay before its tasks are due. */
    private static final int SLOTS = 2;

    private final TaskStore store;
    private final long delay;
    private final long slot;

    /** Has people looked at so long after something was said. */
    public NotificationTasks(TaskStore store, Duration delay) {
        this.store = store;
        this.delay = delay.toMillis();
        this.slot = Math.max(1, this.delay / SLOTS);
    }

    /** What the clock shows by which tasks become due. */
    Instant now() {
        return store.now();
    }

    /** In which slot somebody is who is found at a time. */
    long slotAt(Instant time) {
        return time.toEpochMilli() / slot;
    }

    /** When the slot of a time is over. */
    Instant slotEnd(Instant time) {
        return Instant.ofEpochMilli((slotAt(time) + 1) * slot);
    }

    /** Has people looked at after the delay; harmless to repeat. Up to 1000. */
    public void put(List<PersonRef> people) {
        put(people, now());
    }

    /** The same where it is known what the store's clock shows. */
    void put(List<PersonRef> people, Instant now) {
        Instant due = now.plusMillis(delay);
        var unused = store.putIfAbsent(
                people.stream().map(person -> task(person, slotAt(now), due)).toList());
    }

    List<TakenTask> take(int limit, Duration time) {
        return store.take(List.of(LOOK), limit, time);
    }

    /** Whom a task is about. */
    static PersonRef person(TakenTask taken) {
        ByteBuffer bytes = ByteBuffer.wrap(taken.task().payload().toByteArray());
        return new PersonRef(taken.task().tenant(), new PersonKey(new UUID(bytes.getLong(), bytes.getLong())));
    }

    void done(TakenTask taken) {
        var unused = store.complete(taken);
    }

    /** Does the same task after a time. */
    void again(TakenTask taken, Duration after) {
        var unused = store.reschedule(taken, now().plus(after));
    }

    /** Lets the person wait: all tasks of one person that wait become one, which keeps its time if there is one already. */
    void hold(TakenTask taken, Duration time) {
        PersonRef person = person(taken);
        Instant now = now();
        Instant until = now.plus(time);
        Task waiting = task(person, WAITING, until);
        if (taken.task().name().equals(waiting.name())) {
            var unused = store.reschedule(taken, until);
        } else if (store.putIfAbsent(List.of(waiting)).get(0)) {
            done(taken);
        } else {
            Optional<Task> other = store.find(person.tenant(), waiting.name());
            if (other.isPresent() && other.get().due().isAfter(now)) {
                done(taken);
            } else {
                var unused = store.reschedule(taken, until);
            }
        }
    }

    private static Task task(PersonRef person, long slot, Instant due) {
        UUID id = person.key().value();
        // A pseudonym is a keyed hash: those of two people differ in their first halves.
        TaskName name = new TaskName(new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() ^ slot));
        SealedBytes payload = SealedBytes.copyOf(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array());
        return Task.of(person.tenant(), name, LOOK, due, payload);
    }
}
