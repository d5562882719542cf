// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.notification;

import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.PersonRef;
import io.hausfunk.messaging.notification.NotificationSettings;
import io.hausfunk.messaging.storage.TakenTask;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Looks whether one person has to be told, and tells them. Blocks. */
public final class NotificationSender {
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final Duration FIRST_RETRY = Duration.ofMinutes(1);
    private static final int MOST_DOUBLED = 6;
    private static final Duration LAST_RETRY = Duration.ofHours(1);

    private final NotificationTasks tasks;
    private final People people;
    private final News news;
    private final Records records;
    private final NotifierCalls calls;
    private final When when;

    /** Tells over these calls. */
    public NotificationSender(
            NotificationTasks tasks, People people, News news, Records records, NotifierCalls calls, When when) {
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

    /** What people have to be told of. */
    public record News(UnreadNewsReader messages, DueReminders reminders) {}

    /** What is kept of people, and when they may be told. */
    public record Records(ToldRecords told, DeliveryHours hours) {}

    /** By which clock, and how long. */
    public record When(Clock clock, NotificationSettings settings) {}

    /** For what somebody waits. */
    enum Cause {
        CONNECTED,
        QUIET,
        PAUSE
    }

    /** Until when, and for what. */
    record Wait(Instant until, Cause cause) {}

    /** Does a task to its end, or has it done again later. Where the store refuses even that, others take it when its time with this node is over. */
    void handle(TakenTask taken) {
        try {
            look(taken);
        } catch (RuntimeException | Error e) {
            tasks.again(taken, retryAfter(taken.attempt()));
            throw e;
        }
    }

    private void look(TakenTask taken) {
        PersonRef person = NotificationTasks.person(taken);
        Optional<Actor> found = people.find(person);
        if (found.isEmpty()) {
            tasks.done(taken);
            return;
        }
        Actor actor = found.get();
        Instant now = when.clock.instant();
        UnreadNews unread = news.messages.of(actor, now);
        Told told = records.told.of(actor);
        Optional<List<Reminder>> known = news.reminders.of(actor, now);
        List<Reminder> due = told.news(known.orElse(List.of()));
        List<Reminder> urgent = due.stream().filter(Reminder::urgent).toList();
        if (!urgent.isEmpty()) {
            // What else there is waits for its time.
            if (tell(taken, unread.with(urgent, false), now)) {
                tasks.again(taken, AT_ONCE);
            }
            return;
        }
        Instant messagesFrom = unread.hasNews(told) ? waits(unread, told, now).until() : Instant.MAX;
        Instant remindersFrom = due.isEmpty() ? Instant.MAX : remindedFrom(actor, told, now);
        Instant until = messagesFrom.isBefore(remindersFrom) ? messagesFrom : remindersFrom;
        if (until.equals(Instant.MAX)) {
            end(taken, known.isPresent(), until, now);
        } else if (until.isAfter(now)) {
            if (known.isPresent()) {
                tasks.hold(taken, Duration.between(now, until));
            } else {
                // Something urgent may be among what is not known yet.
                tasks.again(taken, retryAfter(taken.attempt()));
            }
        } else {
            boolean messages = !messagesFrom.isAfter(now);
            boolean reminders = !remindersFrom.isAfter(now);
            if (tell(taken, unread.with(reminders ? due : List.of(), messages), now)) {
                Instant rest = messages ? remindersFrom : messagesFrom;
                end(taken, known.isPresent(), messages && reminders ? Instant.MAX : rest, now);
            }
        }
    }

    /** Whether nothing is left of what was to be told; otherwise it is tried again. */
    private boolean tell(TakenTask taken, UnreadNews wanted, Instant now) {
        Actor actor = wanted.actor();
        List<Reminder> claimed =
                wanted.reminders().isEmpty() ? List.of() : records.told.claim(actor, wanted.reminders(), now);
        UnreadNews telling = wanted.with(claimed, true);
        if (telling.isEmpty()) {
            return true;
        }
        boolean done = calls.call(telling, () -> {
            records.told.giveBack(actor, claimed);
            tasks.again(taken, retryAfter(taken.attempt()));
        });
        if (done) {
            records.told.keep(actor, now, telling.unread().isEmpty() ? null : telling.counts());
        }
        return done;
    }

    /** Ends a task, unless something is left to be told later, or is not known yet. */
    private void end(TakenTask taken, boolean known, Instant rest, Instant now) {
        if (!known) {
            tasks.again(taken, retryAfter(taken.attempt()));
        } else if (rest.equals(Instant.MAX)) {
            tasks.done(taken);
        } else {
            tasks.hold(taken, Duration.between(now, rest));
        }
    }

    /** Until when somebody waits to be told of messages, and for what; a time that is over if there is nothing to wait for. */
    Wait waits(UnreadNews unread, Told told, Instant now) {
        Actor actor = unread.actor();
        if (people.reached(actor.ref())) {
            return new Wait(now.plus(when.settings.delay()), Cause.CONNECTED);
        }
        if (unread.hasUrgentNews(told)) {
            return new Wait(now, Cause.PAUSE);
        }
        Instant from = records.hours.from(actor, now);
        return from.isAfter(now)
                ? new Wait(from, Cause.QUIET)
                : new Wait(told.at().plus(when.settings.pause()), Cause.PAUSE);
    }

    Told told(Actor actor) {
        return records.told.of(actor);
    }

    UnreadNewsReader messages() {
        return news.messages;
    }

    /** When somebody is looked at for what was said at a time. */
    Instant due(Instant said) {
        return said.plus(when.settings.delay());
    }

    /** Whether the last call of the notifier on this node failed. */
    boolean fails() {
        return calls.fails();
    }

    /** The same for reminders: also for who is there. */
    private Instant remindedFrom(Actor actor, Told told, Instant now) {
        Instant rested = told.at().plus(when.settings.pause());
        return records.hours.from(actor, rested.isAfter(now) ? rested : now);
    }

    private static Duration retryAfter(int attempt) {
        Duration grown = FIRST_RETRY.multipliedBy(1L << Math.min(Math.max(attempt, 1) - 1, MOST_DOUBLED));
        return grown.compareTo(LAST_RETRY) < 0 ? grown : LAST_RETRY;
    }
}
