// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import static io.hausfunk.messaging.integration.TestCalls.done;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.announcement.AnnouncementContent;
import io.hausfunk.messaging.announcement.AnnouncementPolicy;
import io.hausfunk.messaging.announcement.AnnouncementSender;
import io.hausfunk.messaging.announcement.AnnouncementText;
import io.hausfunk.messaging.announcement.Audience;
import io.hausfunk.messaging.announcement.NewAnnouncement;
import io.hausfunk.messaging.announcement.Reminders;
import io.hausfunk.messaging.announcement.SentAnnouncement;
import io.hausfunk.messaging.directories.memory.InMemoryDirectory;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.PersonDetails;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.notification.NotificationSettings;
import io.hausfunk.messaging.notification.Notifier;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.IntStream;

/** Those whom every process of a proof knows, and the one announcement that all of them send: the first one writes it, the others find it. */
record AnnouncedStaff(String kek, TenantId tenant) {
    static final int PEOPLE = 24;

    /** A reminder every twelve hours. Each process is so much later than the one before. */
    static final Duration STEP = Duration.ofHours(12);

    Messaging start(Place place, int steps, Notifier notifier) {
        InMemoryDirectory directory = new InMemoryDirectory();
        for (int i = 0; i < PEOPLE; i++) {
            directory.change(tenant, person(i));
        }
        directory.change(
                tenant,
                DirectoryPerson.of(UserId.of("boss"), "boss").details(PersonDetails.NONE.department("management")));
        return Messaging.builder()
                .storage(place.storage())
                .keys(KnownMasterKeys.of(kek))
                .clock(Clock.offset(Clock.systemUTC(), STEP.multipliedBy(steps)))
                .directory(directory)
                .announcements(AnnouncementPolicy.sentBy(Audience.department("management")))
                .notifier(
                        notifier,
                        NotificationSettings.defaults()
                                .delay(Duration.ofSeconds(1))
                                .pause(Duration.ZERO))
                .reconcileEvery(Duration.ofMillis(100))
                .start();
    }

    private static DirectoryPerson person(int number) {
        return DirectoryPerson.of(UserId.of("p" + number), "p" + number)
                .details(PersonDetails.NONE.department("works"));
    }

    Session session(Messaging engine, String user) {
        return done(engine.openSession(tenant, UserId.of(user)));
    }

    /** Harmless to repeat. */
    SentAnnouncement send(Messaging engine) {
        AnnouncementContent content = AnnouncementContent.of(
                        Locale.GERMAN, AnnouncementText.of("Schichtplan", "Ab Montag gilt ..."))
                .acknowledged()
                .reminders(Reminders.after(IntStream.rangeClosed(1, Reminders.MAX_STEPS)
                        .mapToObj(STEP::multipliedBy)
                        .toArray(Duration[]::new)));
        AnnouncementSender sender = session(engine, "boss").announcements().sender();
        SentAnnouncement draft = done(sender.draft(
                NewAnnouncement.of(Audience.department("works"), content).idempotencyKey("the-one")));
        return done(sender.publish(draft.id()));
    }
}
