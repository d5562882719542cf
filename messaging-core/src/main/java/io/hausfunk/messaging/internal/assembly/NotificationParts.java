// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.assembly;

import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.PersonRef;
import io.hausfunk.messaging.internal.announcement.AnnouncementReminders;
import io.hausfunk.messaging.internal.announcement.BoardSources;
import io.hausfunk.messaging.internal.announcement.Boards;
import io.hausfunk.messaging.internal.announcement.ReminderRun;
import io.hausfunk.messaging.internal.announcement.ReminderTasks;
import io.hausfunk.messaging.internal.assembly.EngineSettings.Notifying;
import io.hausfunk.messaging.internal.concurrent.FairExecutor;
import io.hausfunk.messaging.internal.concurrent.Faults;
import io.hausfunk.messaging.internal.health.HealthReport;
import io.hausfunk.messaging.internal.history.HistoryWatch;
import io.hausfunk.messaging.internal.notification.ChangeScan;
import io.hausfunk.messaging.internal.notification.DeliveryHours;
import io.hausfunk.messaging.internal.notification.DueReminders;
import io.hausfunk.messaging.internal.notification.NotificationOutlook;
import io.hausfunk.messaging.internal.notification.NotificationRun;
import io.hausfunk.messaging.internal.notification.NotificationSender;
import io.hausfunk.messaging.internal.notification.NotificationSender.News;
import io.hausfunk.messaging.internal.notification.NotificationSender.Records;
import io.hausfunk.messaging.internal.notification.NotificationSender.When;
import io.hausfunk.messaging.internal.notification.NotificationTasks;
import io.hausfunk.messaging.internal.notification.Notifications;
import io.hausfunk.messaging.internal.notification.NotifierCalls;
import io.hausfunk.messaging.internal.notification.PeopleToTell;
import io.hausfunk.messaging.internal.notification.ToldRecords;
import io.hausfunk.messaging.internal.notification.UnreadNewsReader;
import io.hausfunk.messaging.internal.people.Accounts;
import io.hausfunk.messaging.internal.people.Identities;
import io.hausfunk.messaging.internal.personal.QuietHoursRecords;
import io.hausfunk.messaging.internal.served.ServedPeople;
import io.hausfunk.messaging.storage.HasTasks;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.TaskStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parts that tell people who are not connected, of an engine with a notifier. */
final class NotificationParts {
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final EngineSettings settings;
    private final ThreadParts threads;
    private final Faults faults;
    private @Nullable Notifications notifications;
    private @Nullable FairExecutor calling;
    private @Nullable NotificationOutlook outlook;

    NotificationParts(EngineSettings settings, ThreadParts threads, Faults faults) {
        this.settings = settings;
        this.threads = threads;
        this.faults = faults;
    }

    /** From what it is found out what to tell. */
    record Sources(AnnouncementParts announcements, ReadingParts reading, Identities identities) {
        Boards boards() {
            return announcements.boards();
        }

        BoardSources known() {
            return announcements.sources();
        }
    }

    /** Looks as often as for changes, if there is a notifier. */
    void start(Sources sources, NotificationSender.People people, RegularWork regular, HistoryWatch histories) {
        Notifying notifying = settings.plugins().notifying();
        if (notifying != null) {
            FairExecutor own = threads.notifying();
            Notifications made = notifications(notifying, sources, people, own);
            calling = own;
            notifications = made;
            histories.onChange(made::forget);
            made.begin();
            ReminderRun reminding = reminding(notifying, sources);
            histories.onChange(reminding::forget);
            regular.every(settings.times().reconcileEvery(), "notifications", () -> {
                reminding.run();
                made.run();
            });
        }
    }

    private ReminderRun reminding(Notifying notifying, Sources sources) {
        TaskStore agenda = ((HasTasks) settings.plugins().storage()).tasks();
        return new ReminderRun(
                new ReminderTasks(agenda),
                sources.boards(),
                sources.known().rules(),
                new NotificationTasks(agenda, notifying.settings().delay()),
                sources.identities(),
                faults);
    }

    private Notifications notifications(
            Notifying notifying, Sources sources, NotificationSender.People people, FairExecutor own) {
        MessagingStorage storage = settings.plugins().storage();
        TaskStore agenda = ((HasTasks) storage).tasks();
        Clock clock = settings.times().clock();
        Duration delay = notifying.settings().delay();
        NotificationTasks tasks = new NotificationTasks(agenda, delay);
        BoardSources known = sources.known();
        DueReminders reminders = new AnnouncementReminders(sources.boards(), known.rules(), new ReminderTasks(agenda));
        PeopleToTell toTell = new PeopleToTell(tasks, known.rosters(), storage.keys(), faults, reminders);
        NotifierCalls calls = new NotifierCalls(
                notifying.notifier(),
                notifying.settings().timeLimit(),
                threads.timer,
                work -> threads.ownWork.execute(() -> faults.guard("notifications", work)));
        ReadingParts reading = sources.reading();
        NotificationSender sender = new NotificationSender(
                tasks,
                people,
                new News(
                        new UnreadNewsReader(
                                known.accessControl(), known.conversations(), reading.counts(), reading.personal()),
                        reminders),
                new Records(
                        new ToldRecords(reading.own()),
                        new DeliveryHours(known.rules()::workingFrom, new QuietHoursRecords(reading.own()))),
                calls,
                new When(clock, notifying.settings()));
        outlook = new NotificationOutlook(sender);
        Duration every = delay.dividedBy(4).compareTo(LOOK) < 0 ? delay.dividedBy(4) : LOOK;
        return new Notifications(
                new ChangeScan(agenda, storage.changes(), toTell, every),
                toTell,
                new NotificationRun(tasks, sender, own, settings.options().nanoTime(), faults),
                calls,
                faults);
    }

    /** What people are to be told of; null without a notifier. To be asked for once it has started. */
    @Nullable
    NotificationOutlook outlook() {
        return outlook;
    }

    void report(HealthReport report) {
        if (notifications != null && calling != null) {
            notifications.report(report);
            calling.report(report, "notifications");
        }
    }

    Map<String, Long> metrics() {
        return notifications == null ? Map.of() : notifications.metrics();
    }

    static NotificationSender.People people(Identities identities, Accounts accounts, ServedPeople served) {
        return new NotificationSender.People() {
            @Override
            public Optional<Actor> find(PersonRef person) {
                return identities
                        .identify(person.tenant(), List.of(person.key()))
                        .getOrDefault(person.key(), Optional.empty())
                        .filter(user -> accounts.mayTakePart(person.tenant(), user))
                        .map(user -> new Actor(person.tenant(), user, person.key()));
            }

            @Override
            public boolean reached(PersonRef person) {
                return served.reached(person);
            }
        };
    }
}
