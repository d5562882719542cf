// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.administration.DirectoryAdministration;
import io.hausfunk.messaging.administration.GroupBinding;
import io.hausfunk.messaging.administration.SyncReport.Outcome;
import io.hausfunk.messaging.administration.SyncSettings;
import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.GroupFollowed;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.ConversationInfo;
import io.hausfunk.messaging.directory.AccountState;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.message.Cursor;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Membership of a bound conversation is the directory's, and told as entries like any other. */
class FollowingGroupsTest {
    private static final SyncSettings SELDOM = SyncSettings.DEFAULT.every(Duration.ofHours(1), Duration.ofHours(1));
    private static final GroupId SALES = GroupId.of("sales");

    private final BreakableDirectory company = new BreakableDirectory();
    private final TestEngine engine =
            TestEngine.start(settings -> settings.directory(company).directorySync(SELDOM));
    private final DirectoryAdministration directory = engine.directory();

    @AfterEach
    void close() {
        engine.close();
    }

    private ConversationId bound(GroupBinding binding) {
        return done(directory.bind(binding));
    }

    private void follow() {
        assertThat(done(directory.synchronise()).outcome()).isEqualTo(Outcome.APPLIED);
    }

    @Test
    void who_belongs_to_the_group_takes_part_and_who_comes_and_goes_is_an_entry() {
        company.people(engine.tenant, 30);
        company.group(engine.tenant, "sales", "p1", "p2", "p3");
        ConversationId id = bound(GroupBinding.of(SALES, "Vertrieb"));
        Session p1 = engine.session("p1");
        Conversation sales = done(p1.conversations().open(id));
        done(sales.send(Draft.text("Guten Morgen")));

        company.group(engine.tenant, "sales", "p1", "p3", "p4");
        follow();

        assertThat(done(sales.participants().list()))
                .extracting(info -> info.user().orElseThrow().value())
                .containsExactlyInAnyOrder("p1", "p3", "p4");
        List<Content> told = done(sales.readAfter(0, 10)).entries().stream()
                .map(Entry::content)
                .toList();
        assertThat(told.get(told.size() - 1))
                .isEqualTo(GroupFollowed.of(List.of(UserId.of("p4")), List.of(UserId.of("p2"))));
        assertThat(done(done(engine.session("p4").conversations().open(id)).readAfter(0, 10))
                        .entries())
                .hasSize(told.size());
        follow();
        assertThat(done(sales.readAfter(0, 10)).entries()).hasSize(told.size());
    }

    @Test
    void who_goes_can_read_nothing_any_more_unless_the_binding_says_so() {
        company.people(engine.tenant, 30);
        company.group(engine.tenant, "sales", "p1", "p2", "p3");
        ConversationId losing = bound(GroupBinding.of(SALES, "Vertrieb"));
        ConversationId keeping = bound(GroupBinding.of(SALES, "Archiv").keepingHistory());
        Session p2 = engine.session("p2");
        Conversation before = done(p2.conversations().open(losing));
        done(before.send(Draft.text("Bis bald")));

        company.group(engine.tenant, "sales", "p1", "p3");
        follow();

        refused(ErrorCode.NOT_PERMITTED, () -> done(before.readAfter(0, 10)));
        refused(ErrorCode.NOT_PERMITTED, () -> done(p2.conversations().open(losing)));
        assertThat(done(p2.conversations().list(Optional.empty(), 10)).conversations())
                .extracting(ConversationInfo::id)
                .containsExactly(keeping);
        assertThat(done(p2.sync(Cursor.beginning(), 100)).entries())
                .isNotEmpty()
                .allMatch(entry -> entry.conversation().equals(keeping));
        assertThat(done(done(p2.conversations().open(keeping)).readAfter(0, 10)).entries())
                .isNotEmpty();
    }

    @Test
    void some_of_a_small_department_may_move_in_one_day() {
        company.people(engine.tenant, 30);
        company.group(engine.tenant, "sales", "p1", "p2", "p3", "p4", "p5");
        Conversation sales = done(engine.session("p1").conversations().open(bound(GroupBinding.of(SALES, "Vertrieb"))));

        company.group(engine.tenant, "sales", "p1", "p2");
        follow();

        assertThat(done(sales.participants().list())).hasSize(2);
    }

    @Test
    void nobody_comes_or_goes_by_hand() {
        company.people(engine.tenant, 30);
        company.group(engine.tenant, "sales", "p1", "p2");
        Conversation sales = done(engine.session("p1").conversations().open(bound(GroupBinding.of(SALES, "Vertrieb"))));

        refused(ErrorCode.NOT_APPLICABLE, () -> done(sales.leave()));
        refused(ErrorCode.NOT_PERMITTED, () -> done(sales.participants().add(List.of(UserId.of("p9")), Role.MEMBER)));
        refused(ErrorCode.NOT_PERMITTED, () -> done(sales.participants().remove(UserId.of("p2"))));
        refused(
                ErrorCode.NOT_PERMITTED,
                () -> done(engine.session("p9").conversations().join(sales.id())));
    }

    @Test
    void a_disabled_person_goes_and_comes_back_with_the_account() {
        company.people(engine.tenant, 30);
        company.group(engine.tenant, "sales", "p1", "p2", "p3");
        Conversation sales = done(engine.session("p1").conversations().open(bound(GroupBinding.of(SALES, "Vertrieb"))));

        company.change(engine.tenant, "p2", AccountState.DISABLED);
        assertThat(done(directory.refresh(UserId.of("p2")))).isFalse();
        assertThat(done(sales.participants().list())).hasSize(2);
        company.change(engine.tenant, "p2", AccountState.ACTIVE);
        assertThat(done(directory.refresh(UserId.of("p2")))).isTrue();

        assertThat(done(sales.participants().list())).hasSize(3);
    }

    @Test
    void a_group_that_seems_empty_or_gone_empties_nothing_until_somebody_approves() {
        company.people(engine.tenant, 30);
        String[] all = IntStream.range(0, 30).mapToObj(n -> "p" + n).toArray(String[]::new);
        company.group(engine.tenant, "sales", all);
        Conversation sales = done(engine.session("p1").conversations().open(bound(GroupBinding.of(SALES, "Vertrieb"))));

        company.group(engine.tenant, "sales");
        var report = done(directory.synchronise());
        assertThat(report.outcome()).isEqualTo(Outcome.HELD);
        assertThat(report.difference().conversations())
                .singleElement()
                .satisfies(one -> assertThat(one.leavers()).hasSize(30));
        company.noGroup(engine.tenant, "sales");
        follow();
        assertThat(done(sales.participants().list())).hasSize(30);
        company.group(engine.tenant, "sales", "p1");
        assertThat(done(directory.approve(done(directory.preview()))).outcome()).isEqualTo(Outcome.APPLIED);

        assertThat(done(sales.participants().list())).hasSize(1);
    }

    @Test
    void a_node_that_followed_is_not_in_the_way_of_another() {
        company.people(engine.tenant, 30);
        company.group(engine.tenant, "sales", "p1");
        company.group(engine.tenant, "buying", "p2");
        bound(GroupBinding.of(SALES, "Vertrieb"));
        try (TestEngine other =
                engine.another(settings -> settings.directory(company).directorySync(SELDOM))) {
            ConversationId id =
                    done(other.directory(engine.tenant).bind(GroupBinding.of(GroupId.of("buying"), "Einkauf")));

            assertThat(done(done(engine.session("p2").conversations().open(id))
                            .participants()
                            .list()))
                    .hasSize(1);
        }
    }

    @Test
    void a_node_that_holds_brings_nobody_back() {
        company.people(engine.tenant, 30);
        String[] all = IntStream.range(0, 30).mapToObj(n -> "p" + n).toArray(String[]::new);
        company.group(engine.tenant, "sales", all);
        ConversationId id = bound(GroupBinding.of(SALES, "Vertrieb"));
        try (TestEngine other =
                engine.another(settings -> settings.directory(company).directorySync(SELDOM))) {
            DirectoryAdministration there = other.directory(engine.tenant);
            done(there.synchronise());
            company.forgetsAllBut(25);
            done(directory.approve(done(directory.preview())));
            assertThat(done(there.synchronise()).outcome()).isEqualTo(Outcome.HELD);

            assertThat(done(there.refresh(UserId.of("p1")))).isTrue();
            refused(ErrorCode.DIRECTORY_UNAVAILABLE, () -> done(there.bind(GroupBinding.of(SALES, "Anderes"))));

            assertThat(done(done(engine.session("p1").conversations().open(id))
                            .participants()
                            .list()))
                    .hasSize(25);
        }
    }

    @Test
    void a_conversation_whose_key_was_deleted_keeps_nobody_from_following() {
        company.people(engine.tenant, 30);
        company.group(engine.tenant, "sales", "p1", "p2");
        ConversationId erased = bound(GroupBinding.of(SALES, "Gelöscht"));
        ConversationId kept = bound(GroupBinding.of(SALES, "Vertrieb"));
        try (MemoryStorage storage = MemoryStorage.on(engine.data)) {
            storage.open();
            storage.keys().delete(KeyRef.conversation(new ConversationRef(engine.tenant, erased)));
        }
        try (TestEngine other =
                engine.another(settings -> settings.directory(company).directorySync(SELDOM))) {
            company.group(engine.tenant, "sales", "p1", "p2", "p3");

            done(other.directory(engine.tenant).synchronise());

            assertThat(done(done(other.session(engine.tenant, "p1")
                                    .conversations()
                                    .open(kept))
                            .participants()
                            .list()))
                    .hasSize(3);
        }
    }

    @Test
    void two_bindings_are_two_conversations_wherever_their_blanks_are() {
        company.people(engine.tenant, 30);
        company.group(engine.tenant, "sales", "p1");
        company.group(engine.tenant, "sales intern", "p2");

        ConversationId one = bound(GroupBinding.of(SALES, "intern talk"));
        ConversationId two = bound(GroupBinding.of(GroupId.of("sales intern"), "talk"));

        assertThat(one).isNotEqualTo(two);
    }

    @Test
    void three_thousand_come_in_and_the_other_node_knows_them() {
        company.people(engine.tenant, 3_000);
        String[] all = IntStream.range(0, 3_000).mapToObj(n -> "p" + n).toArray(String[]::new);
        company.group(engine.tenant, "sales", all);
        ConversationId id = bound(GroupBinding.of(SALES, "Alle").role(Role.READER));
        try (TestEngine other =
                engine.another(settings -> settings.directory(company).directorySync(SELDOM))) {
            Conversation there = done(done(other.messaging.openSession(engine.tenant, UserId.of("p2999")))
                    .conversations()
                    .open(id));

            assertThat(done(there.participants().list())).hasSize(3_000);
            refused(ErrorCode.NOT_PERMITTED, () -> done(there.send(Draft.text("x"))));
            company.group(engine.tenant, "sales", Arrays.copyOf(all, 2_999));
            done(other.directory(engine.tenant).synchronise());
            follow();
            assertThat(done(done(engine.session("p1").conversations().open(id))
                            .participants()
                            .list()))
                    .hasSize(2_999);
        }
    }
}
