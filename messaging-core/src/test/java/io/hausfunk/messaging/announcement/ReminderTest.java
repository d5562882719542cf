// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.announcement;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static io.hausfunk.messaging.test.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.HeardNotifications;
import io.hausfunk.messaging.MessagingBuilder;
import io.hausfunk.messaging.MovableTime;
import io.hausfunk.messaging.TestEngine;
import io.hausfunk.messaging.directory.PersonDetails;
import io.hausfunk.messaging.directory.WorkingHours;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.notification.NotificationSettings;
import io.hausfunk.messaging.notification.NotifiedAnnouncement;
import io.hausfunk.messaging.notification.NotifiedAnnouncement.Reason;
import io.hausfunk.messaging.notification.Notifier;
import io.hausfunk.messaging.storage.memory.MemoryData;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is told again of announcements, when, and that nobody is told twice. */
class ReminderTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final AnnouncementPolicy POLICY = Staff.POLICY.escalatedToManagers();
    private static final NotificationSettings SETTINGS =
            NotificationSettings.defaults().delay(Duration.ofMinutes(5)).pause(Duration.ZERO);

    private final MovableTime time = new MovableTime();
    private final Instant start = time.instant();
    private final MemoryData data =
            new MemoryData(() -> Duration.between(start, time.instant()).toNanos(), start);
    private final HeardNotifications heard = new HeardNotifications();
    private final Staff staff = new Staff();
    private final TestEngine engine = TestEngine.on(data, builder -> with(builder, heard, POLICY));
    private final AnnouncementSender boss;

    ReminderTest() {
        staff.in(engine.tenant);
        staff.site(engine.tenant, "north", 0, 3);
        boss = engine.session("boss").announcements().sender();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private MessagingBuilder with(MessagingBuilder builder, Notifier notifier, AnnouncementPolicy policy) {
        return staff.over(builder).clock(time).announcements(policy).notifier(notifier, SETTINGS);
    }

    private SentAnnouncement published(Reminders reminders) {
        AnnouncementContent content = Staff.content("x").acknowledged().reminders(reminders);
        SentAnnouncement draft = done(boss.draft(NewAnnouncement.of(Audience.site("north"), content)));
        SentAnnouncement sent = done(boss.publish(draft.id()));
        // The agenda holds when it is due next.
        later("it is noticed", () -> data.tasks(engine.tenant) > 0);
        return sent;
    }

    /** Lets time pass by seconds until something holds. */
    private void later(String what, BooleanSupplier condition) {
        eventually(what, () -> {
            if (condition.getAsBoolean()) {
                return true;
            }
            time.pass(Duration.ofSeconds(5));
            return false;
        });
    }

    /** Lets time pass until nobody is looked at any more; so many looks lie further ahead. */
    private void settled(int ahead) {
        later("nobody is looked at any more", () -> data.tasks(engine.tenant) == ahead);
    }

    private List<NotifiedAnnouncement> told(String user) {
        return heard.of(user).stream()
                .flatMap(one -> one.announcements().stream())
                .toList();
    }

    private List<NotifiedAnnouncement> told(String user, int count) {
        later(user + " is told", () -> told(user).size() >= count);
        return told(user);
    }

    @Test
    void who_has_not_acknowledged_is_reminded_once_at_each_step() {
        SentAnnouncement sent = published(Reminders.after(DAY, DAY.multipliedBy(3)));
        done(engine.session("p0").announcements().acknowledge(sent.id(), sent.version(), OptionalInt.empty()));
        settled(1);
        time.pass(DAY);

        NotifiedAnnouncement first = told("p1", 1).get(0);
        assertThat(first.announcement()).isEqualTo(sent.id());
        assertThat(first.reason()).isEqualTo(Reason.REMINDER);
        assertThat(first.step()).isEqualTo(1);
        told("p2", 1);
        settled(1);
        done(engine.session("p1").announcements().acknowledge(sent.id(), sent.version(), OptionalInt.empty()));
        time.pass(DAY.multipliedBy(2));

        assertThat(told("p2", 2)).extracting(NotifiedAnnouncement::step).containsExactly(1, 2);
        settled(0);
        assertThat(told("p2")).hasSize(2);
        assertThat(told("p1")).hasSize(1);
        assertThat(told("p0")).isEmpty();
        assertThat(told("boss")).isEmpty();
        assertThat(heard.of("p2").get(0).messages()).isZero();
    }

    @Test
    void people_are_reminded_in_their_working_hours() {
        // The clock stands at Sunday 25 October 2026, 00:30 UTC, in the night in which Berlin turns clocks back.
        staff.person(
                engine.tenant,
                "p1",
                PersonDetails.NONE
                        .site("north")
                        .timeZone(ZoneId.of("Europe/Berlin"))
                        .workingHours(WorkingHours.parse("Mo-Fr 08:00-16:30")));
        Set<Instant> when = ConcurrentHashMap.newKeySet();
        Notifier noting = told -> when.add(time.instant());
        engine.close();
        try (TestEngine other = engine.another(builder -> with(builder, noting, POLICY))) {
            AnnouncementSender sender =
                    other.session(engine.tenant, "boss").announcements().sender();
            AnnouncementContent content =
                    Staff.content("x").acknowledged().reminders(Reminders.after(Duration.ofHours(1)));
            Audience one =
                    Audience.allOf(Audience.site("north"), Audience.not(Audience.anyOf(Audience.department("d0"))));
            SentAnnouncement draft = done(sender.draft(NewAnnouncement.of(one, content)));
            done(sender.publish(draft.id()));
            later("it is noticed", () -> data.tasks(engine.tenant) > 0);
            eventually("p1 is told", () -> {
                time.pass(Duration.ofMinutes(5));
                return !when.isEmpty();
            });
        }
        assertThat(when).allMatch(at -> !at.isBefore(Instant.parse("2026-10-26T07:00:00Z")));
    }

    @Test
    void a_reminder_that_failed_is_repeated_and_survives_a_restart() {
        Set<String> refusing = ConcurrentHashMap.newKeySet();
        refusing.add("p1");
        Set<String> tried = ConcurrentHashMap.newKeySet();
        engine.close();
        Notifier failing = told -> {
            if (refusing.contains(told.user().value())) {
                tried.add(told.user().value());
                throw new IllegalStateException("no");
            }
            heard.notify(told);
        };
        try (TestEngine other = engine.another(builder -> with(builder, failing, POLICY))) {
            AnnouncementSender sender =
                    other.session(engine.tenant, "boss").announcements().sender();
            AnnouncementContent content = Staff.content("x").acknowledged().reminders(Reminders.after(DAY));
            SentAnnouncement draft = done(sender.draft(NewAnnouncement.of(Audience.site("north"), content)));
            done(sender.publish(draft.id()));
            later("it is noticed", () -> data.tasks(engine.tenant) > 0);
            settled(1);
            time.pass(DAY);
            told("p0", 1);
            told("p2", 1);
            later("p1 was tried", () -> tried.contains("p1"));
        }
        try (TestEngine again = engine.another(builder -> with(builder, heard, POLICY))) {
            assertThat(again.messaging).isNotNull();
            told("p1", 1);
            settled(0);
        }
        assertThat(told("p0")).hasSize(1);
        assertThat(told("p1")).hasSize(1);
        assertThat(told("p2")).hasSize(1);
    }

    @Test
    void a_manager_is_told_how_many_only_of_five_and_more() {
        for (int i = 10; i < 16; i++) {
            String manager = i == 15 ? "small" : "large";
            staff.person(
                    engine.tenant, "p" + i, PersonDetails.NONE.site("north").manager(UserId.of(manager)));
        }
        staff.person(engine.tenant, "small", PersonDetails.NONE);
        staff.person(engine.tenant, "large", PersonDetails.NONE);
        SentAnnouncement sent = published(Reminders.after().escalatedAfter(DAY));
        for (String user : List.of("p10", "p11")) {
            done(engine.session(user).announcements().acknowledge(sent.id(), sent.version(), OptionalInt.empty()));
        }
        settled(1);
        time.pass(DAY);

        NotifiedAnnouncement large = told("large", 1).get(0);
        assertThat(large.reason()).isEqualTo(Reason.ESCALATION);
        assertThat(large.people()).hasValue(3);
        assertThat(told("small", 1).get(0).people()).isEmpty();
        settled(0);
        assertThat(told("large")).hasSize(1);
        assertThat(told("p12")).isEmpty();
    }

    @Test
    void who_was_not_reached_is_told_once() {
        SentAnnouncement sent = published(Reminders.none().unreachedAfter(DAY));
        done(engine.session("p0").announcements().current());
        settled(1);
        time.pass(DAY);
        assertThat(told("p1", 1).get(0).reason()).isEqualTo(Reason.UNREACHED);
        told("p2", 1);
        settled(0);
        assertThat(told("p0")).isEmpty();
        assertThat(told("p1")).hasSize(1);

        // A correction that asks anew reminds anew.
        done(boss.correct(sent.id(), Staff.content("y").acknowledged().reminders(Reminders.after(DAY)), true));
        later("it is noticed", () -> data.tasks(engine.tenant) > 0);
        settled(1);
        time.pass(DAY);
        assertThat(told("p0", 1).get(0).reason()).isEqualTo(Reason.REMINDER);
    }

    @Test
    void a_store_whose_clock_is_ahead_loses_no_step() {
        Duration ahead = DAY.multipliedBy(10);
        MemoryData early =
                new MemoryData(() -> Duration.between(start, time.instant()).toNanos(), start.plus(ahead));
        try (TestEngine other = TestEngine.on(early, builder -> with(builder, heard, POLICY))) {
            staff.in(other.tenant);
            staff.site(other.tenant, "east", 30, 2);
            AnnouncementSender sender = other.session("boss").announcements().sender();
            AnnouncementContent content = Staff.content("x").acknowledged().reminders(Reminders.after(DAY));
            SentAnnouncement draft = done(sender.draft(NewAnnouncement.of(Audience.site("east"), content)));
            done(sender.publish(draft.id()));
            Instant noticed = time.instant().plus(Duration.ofMinutes(2));
            later("it is noticed, and looked at too early", () -> time.instant().isAfter(noticed));
            assertThat(early.tasks(other.tenant)).isEqualTo(1);
            assertThat(told("p30")).isEmpty();
            time.pass(DAY);
            assertThat(told("p30", 1)).hasSize(1);
        }
    }

    @Test
    void nobody_is_reminded_of_what_is_paused_until_it_is_resumed() {
        SentAnnouncement sent = published(Reminders.after(DAY));
        settled(1);
        done(boss.pause(sent.id()));
        time.pass(DAY);
        settled(0);
        assertThat(told("p1")).isEmpty();
        done(boss.resume(sent.id()));
        told("p1", 1);
        done(boss.stop(sent.id()));
        settled(0);
        assertThat(told("p1")).hasSize(1);
    }

    @Test
    void reminders_that_nobody_would_get_are_refused() {
        AnnouncementContent silent = Staff.content("x").reminders(Reminders.after(DAY));
        refused(ErrorCode.NOT_APPLICABLE, () -> done(boss.draft(NewAnnouncement.of(Audience.everyone(), silent))));
        refused(ErrorCode.ARGUMENT_OUT_OF_RANGE, () -> Reminders.after(DAY, DAY));
        refused(ErrorCode.ARGUMENT_OUT_OF_RANGE, () -> Reminders.after(Duration.ofSeconds(59)));
        AnnouncementContent content =
                Staff.content("x").acknowledged().reminders(Reminders.after(DAY).escalatedAfter(DAY));
        try (TestEngine mute = engine.another(builder -> staff.over(builder).announcements(POLICY));
                TestEngine strict = engine.another(builder -> with(builder, heard, Staff.POLICY))) {
            for (TestEngine one : List.of(mute, strict)) {
                AnnouncementSender sender =
                        one.session(engine.tenant, "boss").announcements().sender();
                refused(
                        one == mute ? ErrorCode.CONFIGURATION : ErrorCode.NOT_APPLICABLE,
                        () -> done(sender.draft(NewAnnouncement.of(Audience.everyone(), content))));
            }
        }
    }
}
