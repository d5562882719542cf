// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.announcement;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static io.hausfunk.messaging.test.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.MovableTime;
import io.hausfunk.messaging.TestEngine;
import io.hausfunk.messaging.administration.AuditRecord;
import io.hausfunk.messaging.content.AlertSeverity;
import io.hausfunk.messaging.content.NoticeContent;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.directory.WorkingHours;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.machine.Alerts;
import io.hausfunk.messaging.machine.MachineMessageType;
import io.hausfunk.messaging.machine.OnCall;
import io.hausfunk.messaging.machine.ServiceAccount;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.notification.DeliveryTime;
import io.hausfunk.messaging.notification.DeliveryWindows;
import io.hausfunk.messaging.notification.HoldReason;
import io.hausfunk.messaging.notification.Notification;
import io.hausfunk.messaging.notification.NotificationSettings;
import io.hausfunk.messaging.notification.QuietHours;
import io.hausfunk.messaging.storage.memory.MemoryData;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** It is Sunday, 25 October 2026, the night in which clocks go back; Monday is a holiday. */
class DeliveryWindowsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate MONDAY = LocalDate.of(2026, 10, 26);
    private static final Instant TUESDAY = Instant.parse("2026-10-27T07:00:00Z");
    private static final NoticeContent FULL = NoticeContent.of("The disk is full");
    private static final NotificationSettings SETTINGS = NotificationSettings.defaults()
            .pause(Duration.ZERO)
            .windows(DeliveryWindows.ofDirectory()
                    .workingHours(BERLIN, WorkingHours.parse("Mo-Fr 08:00-16:30"))
                    .holidays((person, date) -> Optional.of("Feiertag").filter(name -> date.equals(MONDAY))));

    private final MovableTime time = new MovableTime();
    private final Instant start = time.instant();
    private final MemoryData data =
            new MemoryData(() -> Duration.between(start, time.instant()).toNanos(), start);
    /** When somebody was told of messages, and of announcements. */
    private final Map<String, Instant> messages = new ConcurrentHashMap<>();

    private final Map<String, Instant> announcements = new ConcurrentHashMap<>();
    private final Staff staff = new Staff();
    private final TestEngine engine = TestEngine.on(
            data,
            builder -> staff.over(builder)
                    .clock(time)
                    .announcements(Staff.POLICY.emergenciesBy(Audience.group("management")))
                    .notifier(this::hear, SETTINGS));
    private final AnnouncementSender boss;

    DeliveryWindowsTest() {
        staff.in(engine.tenant);
        staff.site(engine.tenant, "north", 0, 3);
        boss = engine.session("boss").announcements().sender();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private void hear(Notification told) {
        if (told.messages() > 0) {
            messages.putIfAbsent(told.user().value(), time.instant());
        }
        if (!told.announcements().isEmpty()) {
            announcements.putIfAbsent(told.user().value(), time.instant());
        }
    }

    private static AnnouncementContent unreachedSoon(String title) {
        return Staff.content(title).reminders(Reminders.none().unreachedAfter(Duration.ofMinutes(1)));
    }

    private void published(AnnouncementContent content) {
        SentAnnouncement draft = done(boss.draft(NewAnnouncement.of(Audience.site("north"), content)));
        done(boss.publish(draft.id()));
    }

    private void later(Map<String, Instant> told, String user) {
        eventually(user + " is told", () -> {
            if (told.containsKey(user)) {
                return true;
            }
            time.pass(Duration.ofMinutes(5));
            return false;
        });
    }

    @Test
    void what_is_said_on_a_sunday_is_told_on_the_next_working_day_and_the_sender_knows() {
        List<DeliveryShare> shares = done(boss.deliveryTimes(Audience.site("north")));
        assertThat(shares).singleElement().satisfies(one -> {
            assertThat(one.people()).isEqualTo(3);
            assertThat(one.time().from()).isEqualTo(TUESDAY);
            assertThat(one.time().reason()).contains(HoldReason.DAY_OFF);
        });
        DeliveryTime p0 = done(engine.session("boss").people().deliveryTime(UserId.of("p0")))
                .orElseThrow();
        assertThat(p0.from()).isEqualTo(TUESDAY);
        assertThat(done(engine.session("boss").people().deliveryTime(UserId.of("nobody"))))
                .isEmpty();

        published(unreachedSoon("x"));
        Conversation group = done(engine.session("boss")
                .conversations()
                .createGroup(NewGroup.titled("g").with(List.of(UserId.of("p1")))));
        done(group.send(Draft.text("hallo")));
        later(announcements, "p0");
        later(messages, "p1");

        assertThat(announcements.values()).allMatch(at -> !at.isBefore(TUESDAY));
        assertThat(messages.values()).allMatch(at -> !at.isBefore(TUESDAY));
    }

    @Test
    void a_holiday_has_its_name_and_quiet_hours_that_end_after_work_hold_until_the_next_day() {
        done(engine.session("p0")
                .notifications()
                .setQuietHours(QuietHours.in(BERLIN).daily(LocalTime.of(0, 0), LocalTime.of(17, 0))));
        time.pass(Duration.ofDays(1));
        DeliveryTime seen =
                done(boss.deliveryTimes(Audience.site("north"))).get(0).time();
        assertThat(seen.holiday()).contains("Feiertag");

        done(engine.session("p0").notifications().clearQuietHours());
        done(engine.session("p0")
                .notifications()
                .setQuietHours(
                        QuietHours.in(BERLIN).on(List.of(DayOfWeek.TUESDAY), LocalTime.of(0, 0), LocalTime.of(17, 0))));
        published(unreachedSoon("x"));
        later(announcements, "p0");
        assertThat(announcements.get("p0")).isAfterOrEqualTo(TUESDAY.plus(Duration.ofDays(1)));
    }

    @Test
    void an_emergency_is_told_at_once_and_recorded_and_nothing_else_with_it() {
        done(engine.session("p0")
                .notifications()
                .setQuietHours(QuietHours.in(BERLIN).daily(LocalTime.of(0, 0), LocalTime.of(0, 0))));
        published(unreachedSoon("x"));
        published(unreachedSoon("fire").priority(AnnouncementPriority.EMERGENCY));
        later(announcements, "p0");
        later(announcements, "p1");

        assertThat(announcements.get("p0")).isBefore(TUESDAY);
        assertThat(announcements.get("p1")).isBefore(TUESDAY);
        List<AuditRecord> records = done(engine.messaging
                .administer(engine.tenant, UserId.of("works"))
                .audit()
                .read(0, 100));
        assertThat(records)
                .filteredOn(one -> one.operation().equals("announcements.emergency"))
                .extracting(AuditRecord::phase)
                .containsExactly(AuditRecord.Phase.BEGUN, AuditRecord.Phase.DONE);
        assertThat(records.get(0).actor()).isEqualTo(UserId.of("boss"));
    }

    private Alerts alerts() {
        done(engine.messaging
                .administer(engine.tenant, UserId.of("administrator"))
                .serviceAccounts()
                .create(ServiceAccount.of("monitoring", "Monitoring")
                        .sending(MachineMessageType.ALERT)
                        .perMinute(100)
                        .toEverybody()));
        return done(engine.messaging.openService(engine.tenant, "monitoring")).alerts();
    }

    @Test
    void an_alert_that_becomes_critical_calls_anew() {
        Alerts alerts = alerts();
        OnCall night = OnCall.of("night", List.of(UserId.of("p0")));
        Sent first = done(alerts.raise(night, "disk", AlertSeverity.WARNING, FULL));
        assertThat(done(alerts.raise(night, "disk", AlertSeverity.CRITICAL, FULL))
                        .sequence())
                .isEqualTo(first.sequence());
        later(messages, "p0");
        assertThat(messages.get("p0")).isBefore(TUESDAY);
    }

    @Test
    void whoever_has_read_an_alert_is_told_when_they_are_called() {
        Sent card = done(alerts().raise(
                        OnCall.of("night", List.of(UserId.of("p0")))
                                .then(Duration.ofHours(1), List.of(UserId.of("p1"))),
                        "disk",
                        AlertSeverity.CRITICAL,
                        FULL));
        Conversation room = done(engine.session("p1").conversations().open(card.conversation()));
        done(room.markRead(card.sequence()));
        later(messages, "p1");
        assertThat(messages.get("p1")).isBefore(TUESDAY);
    }

    @Test
    void a_critical_alert_is_told_at_any_time_and_a_warning_in_working_hours() {
        done(engine.session("p0")
                .notifications()
                .setQuietHours(QuietHours.in(BERLIN).daily(LocalTime.of(0, 0), LocalTime.of(0, 0))));
        Alerts alerts = alerts();
        done(alerts.raise(OnCall.of("night", List.of(UserId.of("p0"))), "disk", AlertSeverity.CRITICAL, FULL));
        done(alerts.raise(OnCall.of("day", List.of(UserId.of("p1"))), "disk", AlertSeverity.WARNING, FULL));
        later(messages, "p0");
        later(messages, "p1");
        assertThat(messages.get("p0")).isBefore(TUESDAY);
        assertThat(messages.get("p1")).isAfterOrEqualTo(TUESDAY);
    }

    @Test
    void an_emergency_needs_a_policy_that_lets_the_sender() {
        try (TestEngine strict = engine.another(builder ->
                staff.over(builder).clock(time).announcements(Staff.POLICY).notifier(this::hear, SETTINGS))) {
            AnnouncementSender sender =
                    strict.session(engine.tenant, "boss").announcements().sender();
            AnnouncementContent fire = Staff.content("fire").priority(AnnouncementPriority.EMERGENCY);
            refused(ErrorCode.NOT_PERMITTED, () -> done(sender.draft(NewAnnouncement.of(Audience.everyone(), fire))));
            SentAnnouncement drill =
                    done(sender.draft(NewAnnouncement.of(Audience.site("north"), Staff.content("drill"))));
            refused(ErrorCode.NOT_PERMITTED, () -> done(sender.revise(drill.id(), fire)));
            done(sender.publish(drill.id()));
            refused(ErrorCode.NOT_PERMITTED, () -> done(sender.correct(drill.id(), fire, false)));
        }
    }
}
