// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.announcement;

import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.TakenTask;
import io.hausfunk.messaging.storage.Task;
import io.hausfunk.messaging.storage.TaskKind;
import io.hausfunk.messaging.storage.TaskName;
import io.hausfunk.messaging.storage.TaskStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * The tasks that say: look at this announcement, whether people have to be reminded. One for each time, named by it, so that putting it
 * again changes nothing. What is due is in the announcement itself: a task that comes early, late or twice does no harm. When it comes, the store's clock
 * decides, so nodes say how far away that is. Blocks.
 */
public final class ReminderTasks {
    private static final TaskKind KIND = TaskKind.of(13);
    private static final int BATCH = 1000;
    private static final Duration LEASE = Duration.ofMinutes(10);
    /** Those who find the same change at about the same time have it looked at once, and nobody finds a task that is being done. */
    private static final long SLOT = Duration.ofSeconds(10).toMillis();

    private final TaskStore store;

    /** Keeps them here. */
    public ReminderTasks(TaskStore store) {
        this.store = store;
    }

    /** Has announcements looked at soon. */
    void soon(Collection<ConversationRef> announcements) {
        Instant due = Instant.ofEpochMilli((store.now().toEpochMilli() / SLOT + 2) * SLOT);
        List<Task> tasks = new ArrayList<>();
        announcements.forEach(ref -> tasks.add(task(ref, due, due)));
        for (int from = 0; from < tasks.size(); from += BATCH) {
            store.putIfAbsent(tasks.subList(from, Math.min(tasks.size(), from + BATCH)));
        }
    }

    /** Has an announcement looked at at a time, where it is {@code now}. */
    void at(ConversationRef announcement, Instant time, Instant now) {
        store.putIfAbsent(List.of(task(announcement, time, store.now().plus(Duration.between(now, time)))));
    }

    /** Whether a task is the one that {@link #at} put. */
    static boolean isAt(TakenTask taken, ConversationRef announcement, Instant time) {
        return taken.task().name().equals(name(announcement, time));
    }

    List<TakenTask> take(int limit) {
        return store.take(List.of(KIND), limit, LEASE);
    }

    void done(TakenTask taken) {
        var unused = store.complete(taken);
    }

    void again(TakenTask taken, Duration after) {
        var unused = store.reschedule(taken, store.now().plus(after));
    }

    private static TaskName name(ConversationRef ref, Instant time) {
        UUID id = ref.conversation().value();
        // An id is a keyed hash: those of two announcements differ in their first halves.
        return new TaskName(new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() ^ time.toEpochMilli()));
    }

    private static Task task(ConversationRef ref, Instant time, Instant due) {
        return Task.of(ref.tenant(), name(ref, time), KIND, due, SealedBytes.copyOf(new byte[0]))
                .in(ref.conversation());
    }
}
