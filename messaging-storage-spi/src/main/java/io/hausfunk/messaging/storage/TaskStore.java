// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import io.hausfunk.messaging.model.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The agenda: what is to be done later, by whichever node comes first, at least once. Times are compared with the store's own
 * clock. Whoever takes a task has it alone for a while; then others may take it, so doing it twice must be harmless.
 */
public interface TaskStore {
    /** What the store's own clock shows, to the millisecond: a task whose time this is, or an earlier one, is due. */
    Instant now();

    /**
     * Stores in one commit those tasks whose names the tenant does not have yet; the first to come wins, also within the list.
     *
     * @param tasks 1 to 1000 tasks of any tenants
     * @return for each task, in the same order, whether this call stored it
     */
    List<Boolean> putIfAbsent(List<Task> tasks);

    /** The task of this name, whether or not somebody does it now. */
    Optional<Task> find(TenantId tenant, TaskName name);

    /**
     * Takes tasks of some kinds that are due and that nobody has, those that have waited for longest first; each goes to one
     * caller only. Tasks of other kinds are left alone.
     *
     * @param kinds 1 to 100 kinds that the caller knows
     * @param limit 1 to 1000
     * @param time how long the caller has them alone: 1 second to 1 hour, from now on
     */
    List<TakenTask> take(Collection<TaskKind> kinds, int limit, Duration time);

    /**
     * Removes a task that is done; its name is free again.
     *
     * @return false, with nothing written, if it was taken by another since, rescheduled or cancelled
     */
    boolean complete(TakenTask taken);

    /**
     * Gives a task back, to be taken again from another time on, which {@link Task} must allow. It keeps its name, its payload and the count of its attempts.
     *
     * @return false, with nothing written, if it was taken by another since, rescheduled or cancelled
     */
    boolean reschedule(TakenTask taken, Instant due);

    /**
     * Removes a task, whether or not somebody does it now.
     *
     * @return whether there was one
     */
    boolean cancel(TenantId tenant, TaskName name);
}
