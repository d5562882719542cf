// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.announcement;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.internal.access.PersonRef;
import io.hausfunk.messaging.internal.concurrent.Faults;
import io.hausfunk.messaging.internal.notification.NotificationTasks;
import io.hausfunk.messaging.internal.people.Identities;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.TakenTask;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at announcements when something of their reminders is due, and has everybody looked at whom it may concern. Whether and of what
 * somebody is told is decided when they are looked at. Blocks.
 */
public final class ReminderRun {
    private static final int PAGE = 100;
    private static final int BATCH = 1000;
    private static final int KEPT = 10_000;
    private static final Duration LATER = Duration.ofMinutes(1);

    private final ReminderTasks tasks;
    private final Boards boards;
    private final DirectoryRules rules;
    private final NotificationTasks people;
    private final Identities identities;
    private final Faults faults;
    /** For what everybody was looked at already, so that each acknowledgement does not repeat it. Whatever falls out is looked at again. */
    private final Cache<ConversationId, Due> looked =
            Caffeine.newBuilder().maximumSize(KEPT).executor(Runnable::run).build();

    /** Has people looked at by these tasks. */
    public ReminderRun(
            ReminderTasks tasks,
            Boards boards,
            DirectoryRules rules,
            NotificationTasks people,
            Identities identities,
            Faults faults) {
        this.tasks = tasks;
        this.boards = boards;
        this.rules = rules;
        this.people = people;
        this.identities = identities;
        this.faults = faults;
    }

    /** What was due last, after which step. */
    private record Due(Instant at, long step) {}

    /** Looks at those whose time it is. */
    public void run() {
        List<TakenTask> page;
        do {
            page = tasks.take(PAGE);
            page.forEach(taken -> faults.guard("announcement reminders", () -> look(taken)));
        } while (page.size() == PAGE);
    }

    /** The store's history changed. */
    public void forget() {
        looked.invalidateAll();
    }

    private void look(TakenTask taken) {
        ConversationId id = taken.task().conversation();
        TenantId tenant = taken.task().tenant();
        Instant now = boards.sources().clock().instant();
        if (id == null || !rules.announces()) {
            tasks.done(taken);
            return;
        }
        try {
            if (!rules.isRead(tenant)) {
                tasks.again(taken, LATER);
                return;
            }
            Board board = boards.of(tenant);
            board.ready(new ConversationRef(tenant, id));
            KnownAnnouncement one = board.find(id);
            Optional<Instant> next = one == null ? Optional.empty() : look(one, now);
            if (next.isPresent() && ReminderTasks.isAt(taken, new ConversationRef(tenant, id), next.get())) {
                // It came early: clocks were set.
                tasks.again(taken, Duration.between(now, next.get()));
                return;
            }
        } catch (RuntimeException | Error e) {
            tasks.again(taken, LATER);
            throw e;
        }
        tasks.done(taken);
    }

    /** When it is to be looked at next. */
    private Optional<Instant> look(KnownAnnouncement one, Instant now) {
        AnnouncementCourse course = one.course();
        ReminderPlan plan = new ReminderPlan(course, now);
        Optional<Instant> next = plan.next();
        next.ifPresent(at -> tasks.at(one.ref(), at, now));
        Due due = new Due(plan.last().orElse(now), course.last());
        ConversationId id = one.ref().conversation();
        if (plan.anything() && !due.equals(looked.getIfPresent(id))) {
            lookAtPeople(one, plan);
            looked.put(id, due);
        }
        return next;
    }

    private void lookAtPeople(KnownAnnouncement one, ReminderPlan plan) {
        TenantId tenant = one.ref().tenant();
        Responses responses = one.responses();
        Set<UserId> found = new LinkedHashSet<>();
        for (DirectoryPerson person : rules.view(tenant).members(one.audience())) {
            PersonKey key = identities.key(tenant, person.user());
            if (responses.answer(key) == null) {
                boolean seen = responses.told(key) || responses.read(key);
                if (plan.reminder() > 0 || (plan.unreached() && !seen)) {
                    found.add(person.user());
                }
                if (plan.escalated()) {
                    person.details().manager().ifPresent(found::add);
                }
            }
        }
        List<UserId> all = List.copyOf(found);
        for (int from = 0; from < all.size(); from += BATCH) {
            List<PersonRef> batch = new ArrayList<>();
            identities
                    .remember(tenant, all.subList(from, Math.min(all.size(), from + BATCH)))
                    .keySet()
                    .forEach(key -> batch.add(new PersonRef(tenant, key)));
            people.put(batch);
        }
    }
}
