// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.announcement;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static io.hausfunk.messaging.announcement.AnnouncementAccessTest.Who.ADDRESSEE;
import static io.hausfunk.messaging.announcement.AnnouncementAccessTest.Who.NOT_ADDRESSED;
import static io.hausfunk.messaging.announcement.AnnouncementAccessTest.Who.OTHER_SENDER;
import static io.hausfunk.messaging.announcement.AnnouncementAccessTest.Who.OTHER_TENANT;
import static io.hausfunk.messaging.announcement.AnnouncementAccessTest.Who.REVIEWER;
import static io.hausfunk.messaging.announcement.AnnouncementAccessTest.Who.SEES_NAMES;
import static io.hausfunk.messaging.announcement.AnnouncementAccessTest.Who.SENDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.hausfunk.messaging.CountingStorage;
import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.TestEngine;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.memory.MemoryData;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Every operation on announcements, as everybody: exactly the allowed ones go through, and nothing tells what is not there from what is hidden. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnnouncementAccessTest {
    /** As whom an operation is tried; named after the user. */
    enum Who {
        SENDER("boss"),
        OTHER_SENDER("second"),
        REVIEWER("deputy"),
        SEES_NAMES("works"),
        ADDRESSEE("p1"),
        NOT_ADDRESSED("p7"),
        OTHER_TENANT("boss");

        final String user;

        Who(String user) {
            this.user = user;
        }
    }

    private static final AnnouncementPolicy POLICY = Staff.POLICY.reviewedBy(Audience.group("reviewers"));

    /** What it is tried on. */
    private enum Stage {
        DRAFT,
        SUBMITTED,
        APPROVED,
        PUBLISHED,
        PAUSED
    }

    private record Row(
            Stage stage, Set<Who> allowed, BiFunction<Session, ConversationId, CompletionStage<?>> attempt) {}

    private static final Map<String, Row> TABLE = table();

    private static Map<String, Row> table() {
        Map<String, Row> table = new TreeMap<>();
        Set<Who> sender = EnumSet.of(SENDER);
        Set<Who> reviewer = EnumSet.of(REVIEWER);
        Set<Who> both = EnumSet.of(SENDER, REVIEWER);
        Set<Who> addressed = EnumSet.of(ADDRESSEE);
        AnnouncementContent other = content("y");
        table.put(
                "Announcements.markRead",
                new Row(Stage.PUBLISHED, addressed, (s, id) -> s.announcements().markRead(id, 1)));
        table.put(
                "Announcements.acknowledge",
                new Row(
                        Stage.PUBLISHED,
                        addressed,
                        (s, id) -> s.announcements().acknowledge(id, 1, OptionalInt.empty())));
        table.put(
                "Announcements.reply",
                new Row(Stage.PUBLISHED, addressed, (s, id) -> s.announcements().reply(id, Draft.text("x"))));
        table.put("AnnouncementSender.revise", row(Stage.DRAFT, sender, (all, id) -> all.revise(id, other)));
        table.put("AnnouncementSender.submit", row(Stage.DRAFT, sender, AnnouncementSender::submit));
        table.put("AnnouncementSender.approve", row(Stage.SUBMITTED, reviewer, (all, id) -> all.approve(id, 1)));
        table.put("AnnouncementSender.giveBack", row(Stage.SUBMITTED, reviewer, AnnouncementSender::giveBack));
        table.put("AnnouncementSender.publish", row(Stage.APPROVED, sender, AnnouncementSender::publish));
        table.put("AnnouncementSender.pause", row(Stage.PUBLISHED, sender, AnnouncementSender::pause));
        table.put("AnnouncementSender.resume", row(Stage.PAUSED, sender, AnnouncementSender::resume));
        table.put("AnnouncementSender.stop", row(Stage.PUBLISHED, sender, AnnouncementSender::stop));
        table.put(
                "AnnouncementSender.correct", row(Stage.PUBLISHED, sender, (all, id) -> all.correct(id, other, true)));
        table.put("AnnouncementSender.retract", row(Stage.PUBLISHED, sender, AnnouncementSender::retract));
        table.put("AnnouncementSender.find", row(Stage.PUBLISHED, both, AnnouncementSender::find));
        table.put("AnnouncementSender.reach", row(Stage.PUBLISHED, both, AnnouncementSender::reach));
        table.put("AnnouncementSender.evidence", row(Stage.PUBLISHED, both, AnnouncementSender::evidence));
        table.put(
                "AnnouncementSender.unacknowledged",
                row(Stage.PUBLISHED, EnumSet.of(SEES_NAMES), AnnouncementSender::unacknowledged));
        return table;
    }

    private static Row row(
            Stage stage, Set<Who> allowed, BiFunction<AnnouncementSender, ConversationId, CompletionStage<?>> attempt) {
        return new Row(
                stage,
                allowed,
                (session, id) -> attempt.apply(session.announcements().sender(), id));
    }

    private static AnnouncementContent content(String title) {
        return Staff.content(title).acknowledged().repliesToSender(true);
    }

    private final Staff staff = new Staff();
    private final TenantId tenant = TestEngine.tenant();
    private final TenantId elsewhere = TestEngine.tenant();
    private final MemoryData data = new MemoryData();
    private final CountingStorage counts = new CountingStorage();
    private final Messaging engine;
    private final AnnouncementSender boss;

    AnnouncementAccessTest() {
        for (TenantId one : List.of(tenant, elsewhere)) {
            staff.in(one);
            staff.directory.change(one, DirectoryPerson.of(UserId.of("second"), "second"));
            staff.group(one, "management", "boss", "second");
            staff.site(one, "north", 0, 6);
            staff.site(one, "south", 6, 6);
        }
        staff.group(tenant, "reviewers", "deputy");
        engine = staff.over(Messaging.builder())
                .storage(counts.over(MemoryStorage.on(data)))
                .keys(TestEngine.freshKeys())
                .personLimits(io.hausfunk.messaging.administration.PersonLimits.DEFAULT.exempting((t, u) -> true))
                .announcements(POLICY)
                .reconcileEvery(Duration.ofMinutes(10))
                .start();
        boss = session(SENDER).announcements().sender();
    }

    private Session session(Who who) {
        return done(engine.openSession(who == OTHER_TENANT ? elsewhere : tenant, UserId.of(who.user)));
    }

    private ConversationId at(Stage stage) {
        ConversationId id = done(boss.draft(NewAnnouncement.of(Audience.group("north"), content("x"))))
                .id();
        if (stage.compareTo(Stage.SUBMITTED) >= 0) {
            done(boss.submit(id));
        }
        if (stage.compareTo(Stage.APPROVED) >= 0) {
            done(session(REVIEWER).announcements().sender().approve(id, 1));
        }
        if (stage.compareTo(Stage.PUBLISHED) >= 0) {
            done(boss.publish(id));
        }
        if (stage == Stage.PAUSED) {
            done(boss.pause(id));
        }
        return id;
    }

    @TestFactory
    Stream<DynamicTest> only_what_the_table_allows_goes_through() {
        List<DynamicTest> tests = new ArrayList<>();
        TABLE.forEach((name, row) -> {
            for (Who who : Who.values()) {
                boolean expected = row.allowed().contains(who);
                tests.add(
                        dynamicTest(who + (expected ? " may " : " may not ") + name, () -> check(who, row, expected)));
            }
        });
        return tests.stream();
    }

    private void check(Who who, Row row, boolean expected) {
        ConversationId id = at(row.stage());
        int steps = done(boss.find(id)).steps().size();
        Session session = session(who);
        if (expected) {
            done(row.attempt().apply(session, id));
        } else {
            refused(ErrorCode.NOT_PERMITTED, () -> done(row.attempt().apply(session, id)));
            assertThat(done(boss.find(id)).steps()).hasSize(steps);
        }
    }

    @Test
    void every_operation_is_in_the_table() {
        Set<String> aboutNoneInParticular = Set.of(
                "Announcements.current",
                "Announcements.listen",
                "Announcements.sender",
                "AnnouncementSender.preview",
                "AnnouncementSender.deliveryTimes",
                "AnnouncementSender.draft",
                "AnnouncementSender.own",
                "AnnouncementSender.toReview");
        Set<String> methods = new TreeSet<>();
        for (Class<?> type : List.of(Announcements.class, AnnouncementSender.class)) {
            Arrays.stream(type.getDeclaredMethods())
                    .map(Method::getName)
                    .forEach(name -> methods.add(type.getSimpleName() + "." + name));
        }
        methods.removeAll(aboutNoneInParticular);
        assertThat(TABLE.keySet()).containsExactlyInAnyOrderElementsOf(methods);
    }

    @Test
    void lists_show_only_what_concerns_whoever_asks() {
        ConversationId draft = at(Stage.DRAFT);
        ConversationId submitted = at(Stage.SUBMITTED);
        ConversationId published = at(Stage.PUBLISHED);
        for (Who who : EnumSet.of(OTHER_SENDER, REVIEWER, SEES_NAMES, NOT_ADDRESSED, OTHER_TENANT)) {
            assertThat(done(session(who).announcements().current()))
                    .as("%s", who)
                    .isEmpty();
            assertThat(done(session(who).announcements().sender().own()))
                    .as("%s", who)
                    .isEmpty();
        }
        assertThat(done(session(ADDRESSEE).announcements().current()))
                .extracting(Announcement::id)
                .contains(published)
                .doesNotContain(draft, submitted);
        assertThat(done(session(REVIEWER).announcements().sender().toReview()))
                .extracting(SentAnnouncement::id)
                .contains(submitted)
                .doesNotContain(draft, published);
        assertThat(done(boss.toReview())).isEmpty();
        for (Who who : EnumSet.of(REVIEWER, SEES_NAMES, ADDRESSEE)) {
            AnnouncementSender sender = session(who).announcements().sender();
            refused(ErrorCode.NOT_PERMITTED, () -> done(sender.preview(Audience.everyone())));
            refused(ErrorCode.NOT_PERMITTED, () -> done(sender.deliveryTimes(Audience.everyone())));
            refused(
                    ErrorCode.NOT_PERMITTED,
                    () -> done(sender.draft(NewAnnouncement.of(Audience.everyone(), content("z")))));
        }
    }

    @TestFactory
    Stream<DynamicTest> what_is_hidden_and_what_is_not_there_cost_the_same() {
        ConversationId hidden = at(Stage.PUBLISHED);
        ConversationId ordinary = done(session(OTHER_SENDER).conversations().direct(UserId.of("p2")))
                .id();
        return TABLE.entrySet().stream()
                .map(row -> dynamicTest(row.getKey(), () -> {
                    Session stranger = session(NOT_ADDRESSED);
                    done(stranger.announcements().current());
                    Trace absent = trace(stranger, new ConversationId(UUID.randomUUID()), row.getValue());
                    assertThat(trace(stranger, hidden, row.getValue())).isEqualTo(absent);
                    assertThat(trace(stranger, ordinary, row.getValue())).isEqualTo(absent);
                }));
    }

    /** What a call was answered, and what it asked of the store. */
    private record Trace(ErrorCode code, String words, Map<String, Integer> calls) {}

    private Trace trace(Session session, ConversationId id, Row row) {
        counts.taken();
        MessagingException refusal = catchThrowableOfType(
                MessagingException.class, () -> done(row.attempt().apply(session, id)));
        Map<String, Integer> calls = counts.taken();
        // What the engine asks for itself, at any time.
        calls.keySet().removeIf(name -> name.matches("(leases|history|changes)\\..*"));
        return new Trace(refusal.code(), refusal.getMessage(), calls);
    }

    @AfterAll
    void close() {
        engine.close();
    }
}
