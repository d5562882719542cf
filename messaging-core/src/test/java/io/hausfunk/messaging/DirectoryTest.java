// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static io.hausfunk.messaging.test.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hausfunk.messaging.administration.DirectoryAdministration;
import io.hausfunk.messaging.administration.DirectoryDifference;
import io.hausfunk.messaging.administration.DirectoryDifference.Reason;
import io.hausfunk.messaging.administration.PersonLimits;
import io.hausfunk.messaging.administration.SyncReport;
import io.hausfunk.messaging.administration.SyncReport.Outcome;
import io.hausfunk.messaging.administration.SyncSettings;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.directories.Directories;
import io.hausfunk.messaging.directory.AccountState;
import io.hausfunk.messaging.directory.Authentication;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.error.ClosedException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.people.PeopleRefusedException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is in the company takes part, who is not does not, and no half-answered question puts anybody out. */
class DirectoryTest {
    private static final SyncSettings QUICK = SyncSettings.DEFAULT.every(Duration.ofSeconds(1), Duration.ofMillis(100));

    private final BreakableDirectory company = new BreakableDirectory();
    private final TestEngine engine =
            TestEngine.start(settings -> settings.directory(company).directorySync(QUICK));

    @AfterEach
    void close() {
        engine.close();
    }

    private static boolean closed(Session session) {
        try {
            done(session.conversations().unread());
            return false;
        } catch (ClosedException e) {
            return true;
        }
    }

    @Test
    void a_disabled_person_loses_the_session_and_gets_none_until_the_account_is_as_before() {
        company.people(engine.tenant, 30);
        Session p1 = engine.session("p1");
        Session p2 = engine.session("p2");

        company.change(engine.tenant, "p1", AccountState.DISABLED);

        eventually("the session is closed", () -> closed(p1));
        refused(ErrorCode.ACCOUNT_NOT_USABLE, () -> engine.session("p1"));
        refused(ErrorCode.ACCOUNT_NOT_USABLE, () -> done(p2.conversations().direct(UserId.of("p1"))));
        assertThat(done(p2.conversations().unread())).isEmpty();
        company.change(engine.tenant, "p1", AccountState.ACTIVE);
        assertThat(done(engine.session("p1").conversations().unread())).isEmpty();
    }

    @Test
    void who_cannot_take_part_is_named_to_whoever_brings_them_in() {
        company.people(engine.tenant, 30);
        company.change(engine.tenant, "p2", AccountState.DISABLED);
        Session p1 = engine.session("p1");
        List<UserId> some = List.of(UserId.of("nobody-1"), UserId.of("p3"), UserId.of("p2"));

        PeopleRefusedException refused = catchThrowableOfType(
                PeopleRefusedException.class,
                () -> done(p1.conversations().createGroup(NewGroup.titled("g").with(some))));

        assertThat(refused.code()).isEqualTo(ErrorCode.ACCOUNT_NOT_USABLE);
        assertThat(refused.people()).containsExactly(UserId.of("nobody-1"), UserId.of("p2"));
        assertThat(refused).hasMessageContaining("2 of the people").hasMessageNotContainingAny("nobody-1", "p2");
        assertThat(done(p1.conversations().unread())).isEmpty();
        Conversation group = done(p1.conversations().createGroup(NewGroup.titled("g")));
        assertThat(catchThrowableOfType(
                                PeopleRefusedException.class,
                                () -> done(group.participants().add(some, Role.MEMBER)))
                        .people())
                .isEqualTo(refused.people());
        assertThat(done(group.participants().list())).hasSize(1);
        assertThat(catchThrowableOfType(
                                PeopleRefusedException.class,
                                () -> done(p1.conversations().direct(UserId.of("p2"))))
                        .people())
                .containsExactly(UserId.of("p2"));
        assertThat(done(p1.conversations().findDirect(UserId.of("nobody-1")))).isEmpty();
    }

    @Test
    void a_host_decides_how_often_one_person_may_search() {
        try (TestEngine narrow = TestEngine.start(settings ->
                settings.directory(company).directorySync(QUICK).personLimits(PersonLimits.DEFAULT.searches(2, 1)))) {
            company.people(narrow.tenant, 30);
            Session p1 = narrow.session("p1");
            done(p1.people().search("Person", 5));
            done(p1.people().search("Person", 5));
            refused(ErrorCode.RATE_EXCEEDED, () -> done(p1.people().search("Person", 5)));
            assertThat(done(narrow.session("p2").people().search("Person", 5))).hasSize(5);
        }
    }

    @Test
    void who_may_not_bring_people_in_learns_nothing_about_them() {
        company.people(engine.tenant, 30);
        Conversation group = done(engine.session("p1")
                .conversations()
                .createGroup(NewGroup.titled("g").with(List.of(UserId.of("p3")))));
        Conversation theirs = done(engine.session("p3").conversations().open(group.id()));

        assertThat(catchThrowableOfType(
                        NotPermittedException.class,
                        () -> done(theirs.participants().add(List.of(UserId.of("nobody")), Role.MEMBER))))
                .isNotInstanceOf(PeopleRefusedException.class)
                .extracting(NotPermittedException::code)
                .isEqualTo(ErrorCode.NOT_PERMITTED);
    }

    @Test
    void a_session_tells_its_host_when_and_why_it_ended() {
        company.people(engine.tenant, 30);
        Session disabled = engine.session("p1");
        Session left = engine.session("p2");
        Session last = engine.session("p3");
        assertThat(disabled.ended().toCompletableFuture()).isNotDone();

        company.change(engine.tenant, "p1", AccountState.DISABLED);
        left.close();

        assertThat(done(disabled.ended())).isEqualTo(SessionEnd.ACCOUNT_NOT_USABLE);
        assertThat(done(left.ended())).isEqualTo(SessionEnd.CLOSED);
        assertThat(last.ended().toCompletableFuture()).isNotDone();
        engine.messaging.close();
        assertThat(done(last.ended())).isEqualTo(SessionEnd.ENGINE_CLOSED);
        last.close();
        assertThat(done(last.ended())).isEqualTo(SessionEnd.ENGINE_CLOSED);
    }

    @Test
    void who_is_locked_out_by_wrong_passwords_stays_where_they_are() {
        company.people(engine.tenant, 30);
        Session p1 = engine.session("p1");

        company.change(engine.tenant, "p1", AccountState.LOCKED);

        assertThat(done(engine.directory().synchronise()).outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(done(p1.conversations().unread())).isEmpty();
    }

    @Test
    void a_person_who_is_looked_up_is_out_at_once() {
        company.people(engine.tenant, 30);
        Session p1 = engine.session("p1");
        company.remove(engine.tenant, "p1");

        assertThat(done(engine.directory().refresh(UserId.of("p1")))).isFalse();

        refused(ErrorCode.SESSION_CLOSED, () -> done(p1.conversations().unread()));
    }

    @Test
    void nobody_goes_when_the_directory_breaks_answers_nothing_or_too_little() {
        company.people(engine.tenant, 30);
        Session p1 = engine.session("p1");
        assertThat(done(engine.directory().synchronise()).outcome()).isEqualTo(Outcome.APPLIED);

        company.breaks(true);
        refused(ErrorCode.DIRECTORY_UNAVAILABLE, () -> done(engine.directory().synchronise()));
        assertThat(done(engine.session("p2").conversations().unread())).isEmpty();
        company.breaks(false);
        company.forgetsAllBut(0);
        assertThat(done(engine.directory().synchronise()).outcome()).isEqualTo(Outcome.HELD);
        company.forgetsAllBut(15);
        SyncReport half = done(engine.directory().synchronise());

        assertThat(half.outcome()).isEqualTo(Outcome.HELD);
        assertThat(half.difference().leavers()).hasSize(15).allMatch(leaver -> leaver.reason() == Reason.NOT_FOUND);
        assertThat(engine.messaging.health().findings())
                .anyMatch(finding -> finding.contains(
                        "15 of 30 people would leave; nothing changes until an administrator approves"));
        assertThat(done(p1.conversations().unread())).isEmpty();
    }

    @Test
    void what_is_held_happens_once_it_was_shown_and_approved_and_nothing_else() {
        company.people(engine.tenant, 30);
        DirectoryAdministration directory = engine.directory();
        done(directory.synchronise());
        Session p29 = engine.session("p29");
        company.forgetsAllBut(25);

        DirectoryDifference shown = done(directory.preview());
        assertThat(shown.lines()).contains("30 people known; 0 join, 5 leave, 0 change, 0 groups change");
        assertThat(done(p29.conversations().unread())).isEmpty();
        company.forgetsAllBut(20);
        assertThat(done(directory.approve(shown)).outcome()).isEqualTo(Outcome.HELD);
        assertThat(done(p29.conversations().unread())).isEmpty();
        company.forgetsAllBut(25);
        assertThat(done(directory.approve(shown)).outcome()).isEqualTo(Outcome.APPLIED);

        refused(ErrorCode.SESSION_CLOSED, () -> done(p29.conversations().unread()));
        assertThat(engine.messaging.health().findings()).isEmpty();
    }

    @Test
    void nobody_goes_unnoticed_who_came_before_the_directory_was_read() {
        TestEngine slow = TestEngine.start(settings -> settings.directory(company)
                .directorySync(SyncSettings.DEFAULT.every(Duration.ofHours(1), Duration.ofHours(1))));
        try (slow) {
            company.people(slow.tenant, 30);
            Session p1 = slow.session("p1");
            company.change(slow.tenant, "p1", AccountState.EXPIRED);

            SyncReport first = done(slow.directory().synchronise());

            assertThat(first.difference().leavers())
                    .singleElement()
                    .satisfies(leaver -> assertThat(leaver.reason()).isEqualTo(Reason.EXPIRED));
            assertThat(closed(p1)).isTrue();
        }
    }

    @Test
    void with_a_directory_that_tells_nothing_by_itself_those_who_are_here_are_looked_up() {
        Map<UserId, DirectoryPerson> table = new ConcurrentHashMap<>();
        UserId anna = UserId.of("anna");
        table.put(anna, DirectoryPerson.of(anna, "Anna"));
        try (TestEngine own = TestEngine.start(settings -> settings.directory(Directories.of(
                        (tenant, user) -> Optional.ofNullable(table.get(user)),
                        (tenant, name, password) -> new Authentication.Rejected()))
                .directorySync(QUICK))) {
            Session session = own.session("anna");

            table.remove(anna);

            eventually("the session is closed", () -> closed(session));
            refused(ErrorCode.CONFIGURATION, () -> done(own.directory().preview()));
        }
    }

    @Test
    void nobody_can_be_the_account_in_whose_name_conversations_follow() {
        company.put(engine.tenant, DirectoryPerson.of(UserId.of("hausfunk:directory"), "Somebody"));

        refused(ErrorCode.ACCOUNT_NOT_USABLE, () -> engine.session("hausfunk:directory"));
    }

    @Test
    void people_are_found_by_what_one_remembers_and_not_all_of_them() {
        company.people(engine.tenant, 100);
        Session p1 = engine.session("p1");

        assertThat(done(p1.people().search("Person 7", 50)))
                .extracting(DirectoryPerson::displayName)
                .contains("Person 7", "Person 70")
                .hasSize(11);
        assertThat(done(p1.people().search("Person", 50))).hasSize(50);
        assertThat(done(p1.people().search("**", 50))).isEmpty();
        refused(ErrorCode.ARGUMENT_OUT_OF_RANGE, () -> p1.people().search("P", 50));
        refused(ErrorCode.RATE_EXCEEDED, () -> {
            for (int i = 0; i < 31; i++) {
                done(p1.people().search("Person", 50));
            }
        });
        assertThat(done(p1.people().find(UserId.of("p7")))).isPresent();
    }
}
