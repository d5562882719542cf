// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.announcement;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.MovableTime;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.TestEngine;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.message.Cursor;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From a draft to an acknowledgement. */
class AnnouncingTest {
    private final Staff staff = new Staff();
    private final MovableTime clock = new MovableTime();
    private final TestEngine engine = staff.engine(settings -> settings.clock(clock));
    private final Session boss;
    private final AnnouncementSender sender;

    AnnouncingTest() {
        staff.site(engine.tenant, "north", 0, 6);
        staff.site(engine.tenant, "south", 6, 3);
        boss = engine.session("boss");
        sender = boss.announcements().sender();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private SentAnnouncement published(Audience audience, AnnouncementContent content) {
        SentAnnouncement draft = done(sender.draft(NewAnnouncement.of(audience, content)));
        return done(sender.publish(draft.id()));
    }

    private List<Announcement> current(String user) {
        return done(engine.session(user).announcements().current());
    }

    @Test
    void an_announcement_is_seen_live_and_in_the_list_acknowledged_and_counted() {
        Announcements p1 = engine.session("p1").announcements();
        HeardAnnouncements heard = new HeardAnnouncements();
        done(p1.listen(heard));
        assertThat(done(sender.preview(Audience.group("north")))).isEqualTo(6);

        SentAnnouncement sent =
                published(Audience.group("north"), Staff.content("Hitzefrei").acknowledged());

        assertThat(sent.state()).isEqualTo(AnnouncementState.PUBLISHED);
        Announcement live = heard.next();
        assertThat(live.text().title()).isEqualTo("Hitzefrei");
        assertThat(live.sender()).contains(UserId.of("boss"));
        assertThat(live.acknowledgementWanted()).isTrue();
        assertThat(done(p1.current())).containsExactly(live);
        assertThat(current("p7")).isEmpty();

        Acknowledgement given = done(p1.acknowledge(live.id(), live.version(), OptionalInt.empty()));

        assertThat(given.version()).isEqualTo(live.version());
        assertThat(heard.next().acknowledged()).isTrue();
        assertThat(done(p1.current()).get(0).acknowledgementWanted()).isFalse();
        Reach reach = done(sender.reach(sent.id()));
        assertThat(reach.addressed()).isEqualTo(6);
        assertThat(reach.total().orElseThrow().told()).isEqualTo(1);
        assertThat(reach.total().orElseThrow().acknowledged()).isEqualTo(1);
    }

    @Test
    void acknowledging_twice_answers_the_first_and_choices_are_counted() {
        SentAnnouncement sent =
                published(Audience.everyone(), Staff.content("Sommerfest").acknowledgedBy(List.of("ja", "nein")));
        Announcements p1 = engine.session("p1").announcements();
        refused(
                ErrorCode.ARGUMENT_OUT_OF_RANGE,
                () -> done(p1.acknowledge(sent.id(), sent.version(), OptionalInt.empty())));
        refused(
                ErrorCode.ARGUMENT_OUT_OF_RANGE,
                () -> done(p1.acknowledge(sent.id(), sent.version(), OptionalInt.of(2))));

        Acknowledgement first = done(p1.acknowledge(sent.id(), sent.version(), OptionalInt.of(1)));
        clock.pass(Duration.ofHours(1));
        Acknowledgement second = done(p1.acknowledge(sent.id(), sent.version(), OptionalInt.of(0)));

        assertThat(second).isEqualTo(first);
        assertThat(second.choice()).contains(1);
        done(engine.session("p2").announcements().acknowledge(sent.id(), sent.version(), OptionalInt.of(0)));
        ReachFigures total = done(sender.reach(sent.id())).total().orElseThrow();
        assertThat(total.addressed()).isEqualTo(12);
        assertThat(total.acknowledged()).isEqualTo(2);
        assertThat(total.byChoice()).containsOnly(java.util.Map.entry(0, 1), java.util.Map.entry(1, 1));
    }

    @Test
    void a_correction_asks_again_only_where_it_says_so() {
        SentAnnouncement sent =
                published(Audience.everyone(), Staff.content("Eins").acknowledged());
        Announcements p1 = engine.session("p1").announcements();
        HeardAnnouncements heard = new HeardAnnouncements();
        done(p1.listen(heard));
        assertThat(heard.next().version()).isEqualTo(sent.version());
        done(p1.acknowledge(sent.id(), sent.version(), OptionalInt.empty()));
        assertThat(heard.next().acknowledged()).isTrue();

        SentAnnouncement typo =
                done(sender.correct(sent.id(), Staff.content("Eins!").acknowledged(), false));
        Announcement corrected = heard.next();
        assertThat(corrected.version()).isEqualTo(typo.version()).isGreaterThan(sent.version());
        assertThat(corrected.acknowledged()).isTrue();

        SentAnnouncement other =
                done(sender.correct(sent.id(), Staff.content("Zwei").acknowledged(), true));
        assertThat(heard.next().acknowledgementWanted()).isTrue();
        assertThat(done(sender.reach(sent.id())).total().orElseThrow().acknowledged())
                .isZero();
        refused(
                ErrorCode.ANNOUNCEMENT_CHANGED,
                () -> done(p1.acknowledge(sent.id(), typo.version(), OptionalInt.empty())));
        assertThat(done(p1.acknowledge(sent.id(), other.version(), OptionalInt.empty()))
                        .version())
                .isEqualTo(other.version());
        refused(
                ErrorCode.NOT_APPLICABLE,
                () -> done(sender.correct(sent.id(), Staff.content("Drei").acknowledgedBy(List.of("a", "b")), false)));
    }

    @Test
    void what_is_over_is_shown_no_more_and_takes_no_acknowledgement() {
        Announcements p1 = engine.session("p1").announcements();
        HeardAnnouncements heard = new HeardAnnouncements();
        done(p1.listen(heard));
        SentAnnouncement sent =
                published(Audience.everyone(), Staff.content("x").acknowledged());
        assertThat(heard.next().id()).isEqualTo(sent.id());

        assertThat(done(sender.pause(sent.id())).state()).isEqualTo(AnnouncementState.PAUSED);
        assertThat(heard.gone()).isEqualTo(sent.id());
        over(p1, sent);
        done(sender.resume(sent.id()));
        assertThat(heard.next().id()).isEqualTo(sent.id());

        assertThat(done(sender.stop(sent.id())).state()).isEqualTo(AnnouncementState.STOPPED);
        assertThat(heard.gone()).isEqualTo(sent.id());
        over(p1, sent);
        refused(ErrorCode.NOT_APPLICABLE, () -> done(sender.resume(sent.id())));

        SentAnnouncement taken =
                published(Audience.everyone(), Staff.content("y").acknowledged());
        heard.next();
        done(sender.retract(taken.id()));
        assertThat(heard.gone()).isEqualTo(taken.id());
        over(p1, taken);

        SentAnnouncement ending = published(
                Audience.everyone(),
                Staff.content("z").acknowledged().until(clock.instant().plusSeconds(60)));
        heard.next();
        clock.pass(Duration.ofMinutes(1));
        assertThat(heard.gone()).isEqualTo(ending.id());
        over(p1, ending);
        assertThat(done(sender.find(ending.id())).state()).isEqualTo(AnnouncementState.ENDED);
    }

    private static void over(Announcements person, SentAnnouncement sent) {
        refused(
                ErrorCode.ANNOUNCEMENT_OVER,
                () -> done(person.acknowledge(sent.id(), sent.version(), OptionalInt.empty())));
        assertThat(done(person.current())).isEmpty();
    }

    @Test
    void a_scheduled_announcement_shows_itself_at_its_time_and_not_before() {
        HeardAnnouncements heard = new HeardAnnouncements();
        Announcements p1 = engine.session("p1").announcements();
        done(p1.listen(heard));
        SentAnnouncement sent = published(
                Audience.everyone(),
                Staff.content("Montag").from(clock.instant().plus(Duration.ofDays(2))));

        assertThat(sent.state()).isEqualTo(AnnouncementState.SCHEDULED);
        assertThat(done(p1.current())).isEmpty();
        refused(ErrorCode.NOT_PERMITTED, () -> done(p1.markRead(sent.id(), sent.version())));
        clock.pass(Duration.ofDays(2));

        assertThat(heard.next().id()).isEqualTo(sent.id());
    }

    @Test
    void who_joins_the_audience_gets_it_and_who_leaves_loses_it() {
        HeardAnnouncements heard = new HeardAnnouncements();
        Announcements p7 = engine.session("p7").announcements();
        done(p7.listen(heard));
        SentAnnouncement sent = published(Audience.site("north"), Staff.content("Nord"));
        assertThat(done(p7.current())).isEmpty();

        staff.site(engine.tenant, "north", 6, 3);
        done(administration().synchronise());
        assertThat(heard.next().id()).isEqualTo(sent.id());

        staff.site(engine.tenant, "south", 6, 3);
        done(administration().synchronise());
        assertThat(heard.gone()).isEqualTo(sent.id());
        refused(ErrorCode.NOT_PERMITTED, () -> done(p7.acknowledge(sent.id(), sent.version(), OptionalInt.empty())));
    }

    private io.hausfunk.messaging.administration.DirectoryAdministration administration() {
        return engine.messaging
                .administer(engine.tenant, UserId.of("administrator"))
                .directory();
    }

    @Test
    void an_audience_of_nobody_and_of_an_unknown_group_is_refused() {
        refused(ErrorCode.AUDIENCE_UNKNOWN_GROUP, () -> done(sender.preview(Audience.group("nowhere"))));
        refused(
                ErrorCode.AUDIENCE_UNKNOWN_GROUP,
                () -> done(sender.draft(NewAnnouncement.of(
                        Audience.everyone().and(Audience.not(Audience.group("nowhere"))), Staff.content("x")))));
        assertThat(done(sender.preview(Audience.site("moon")))).isZero();
        refused(
                ErrorCode.AUDIENCE_EMPTY,
                () -> done(sender.draft(NewAnnouncement.of(Audience.site("moon"), Staff.content("x")))));
        refused(ErrorCode.AUDIENCE_TOO_COMPLEX, () -> {
            Audience deep = Audience.everyone();
            for (int i = 0; i < Audience.MAX_DEPTH; i++) {
                deep = Audience.not(deep);
            }
        });
        assertThat(done(sender.preview(Audience.allOf(
                        Audience.anyOf(Audience.group("north"), Audience.site("south")),
                        Audience.not(Audience.department("d0"))))))
                .isEqualTo(4);
    }

    @Test
    void drafting_again_is_a_retry_and_another_one_under_the_key_a_conflict() {
        NewAnnouncement wanted =
                NewAnnouncement.of(Audience.everyone(), Staff.content("x")).idempotencyKey("k");
        SentAnnouncement first = done(sender.draft(wanted));

        assertThat(done(sender.draft(wanted)).id()).isEqualTo(first.id());
        refused(
                ErrorCode.IDEMPOTENCY_CONFLICT,
                () -> done(sender.draft(NewAnnouncement.of(Audience.everyone(), Staff.content("y"))
                        .idempotencyKey("k"))));
        assertThat(done(sender.own())).extracting(SentAnnouncement::id).containsExactly(first.id());
    }

    @Test
    void announcements_are_no_conversations_and_those_no_announcements() {
        SentAnnouncement sent = published(Audience.everyone(), Staff.content("x"));

        for (Session session : List.of(boss, engine.session("p1"))) {
            refused(ErrorCode.NOT_PERMITTED, () -> done(session.conversations().open(sent.id())));
            assertThat(done(session.conversations().list(Optional.empty(), 10)).conversations())
                    .isEmpty();
            assertThat(done(session.conversations().overview(Optional.empty(), 10))
                            .conversations())
                    .isEmpty();
            assertThat(done(session.sync(Cursor.beginning(), 100)).entries()).isEmpty();
        }
        ConversationId direct =
                done(boss.conversations().direct(UserId.of("p1"))).id();
        refused(ErrorCode.NOT_PERMITTED, () -> done(sender.find(direct)));
    }

    @Test
    void the_node_that_starts_later_knows_all_of_it() {
        SentAnnouncement sent =
                published(Audience.everyone(), Staff.content("x").acknowledged());
        done(engine.session("p1").announcements().acknowledge(sent.id(), sent.version(), OptionalInt.empty()));

        try (TestEngine later = engine.another(
                settings -> staff.over(settings).announcements(Staff.POLICY).clock(clock))) {
            Session p1 = later.session(engine.tenant, "p1");
            assertThat(done(p1.announcements().current()).get(0).acknowledged()).isTrue();
            Session again = later.session(engine.tenant, "boss");
            assertThat(done(again.announcements().sender().reach(sent.id()))
                            .total()
                            .orElseThrow()
                            .acknowledged())
                    .isEqualTo(1);
        }
    }
}
