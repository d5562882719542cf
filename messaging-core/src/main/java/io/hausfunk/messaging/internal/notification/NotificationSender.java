// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.notification;

import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.PersonRef;
import io.hausfunk.messaging.internal.personal.QuietHoursRecords;
import io.hausfunk.messaging.notification.NotificationSettings;
import io.hausfunk.messaging.notification.QuietHours;
import io.hausfunk.messaging.storage.TakenTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Looks whether one person has to be told, and tells them. Blocks. */
public final class NotificationSender {
    private static final Duration FIRST_RETRY = Duration.ofMinutes(1);
    private static final int MOST_DOUBLED = 6;
    private static final Duration LAST_RETRY = Duration.ofHours(1);

    private final NotificationTasks tasks;
    private final People people;
    private final UnreadNewsReader news;
    private final Records records;
    private final NotifierCalls calls;
    private final When when;

    /** Tells over these calls. */
    public NotificationSender(
            NotificationTasks tasks,
            People people,
            UnreadNewsReader news,
            Records records,
            NotifierCalls calls,
            When when) {
        this.tasks = tasks;
        this.people = people;
        this.news = news;
        this.records = records;
        this.calls = calls;
        this.when = when;
    }

    /** Who somebody is, and whether something reaches them without a notification. */
    public interface People {
        /** Empty for who may not take part any more, and for who was erased. */
        Optional<Actor> find(PersonRef person);

        /** Whether a device of theirs is connected. */
        boolean reached(PersonRef person);
    }

    /** What is kept of people. */
    public record Records(ToldRecords told, QuietHoursRecords quiet) {}

    /** By which clock, and how long. */
    public record When(Clock clock, NotificationSettings settings) {}

    /** Does a task to its end, or has it done again later; what the store refuses is done again when its time with this node is over. */
    void look(TakenTask taken) {
        PersonRef person = NotificationTasks.person(taken);
        Optional<Actor> found = people.find(person);
        if (found.isEmpty()) {
            tasks.done(taken);
            return;
        }
        Actor actor = found.get();
        Instant now = when.clock.instant();
        UnreadNews unread = news.of(actor, now);
        Told told = records.told.of(actor);
        if (!unread.hasNews(told)) {
            tasks.done(taken);
            return;
        }
        Instant until = waitsUntil(actor, told, now);
        if (until.isAfter(now)) {
            tasks.hold(taken, until, now);
        } else if (calls.call(
                unread, () -> tasks.again(taken, when.clock.instant().plus(retryAfter(taken.attempt()))))) {
            records.told.keep(actor, new Told(now, unread.counts()));
            tasks.done(taken);
        }
    }

    /** Now, if there is nothing to wait for. */
    private Instant waitsUntil(Actor actor, Told told, Instant now) {
        if (people.reached(actor.ref())) {
            return now.plus(when.settings.delay());
        }
        Optional<Instant> quiet = records.quiet.of(actor).flatMap((QuietHours hours) -> hours.quietUntil(now));
        return quiet.orElseGet(() -> told.at().plus(when.settings.pause()));
    }

    private static Duration retryAfter(int attempt) {
        Duration grown = FIRST_RETRY.multipliedBy(1L << Math.min(Math.max(attempt, 1) - 1, MOST_DOUBLED));
        return grown.compareTo(LAST_RETRY) < 0 ? grown : LAST_RETRY;
    }
}
