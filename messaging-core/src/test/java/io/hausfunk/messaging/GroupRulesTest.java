// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.conversation.Change;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.message.Cursor;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.UserId;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupRulesTest {
    private final TestEngine engine = TestEngine.start();
    private final Session anna = engine.session("anna");

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void the_last_owner_can_neither_leave_nor_step_down() {
        Conversation group = group("ben");
        refused(ErrorCode.LAST_OWNER, () -> done(group.leave()));
        refused(ErrorCode.LAST_OWNER, () -> done(group.participants().changeRole(UserId.of("anna"), Role.MEMBER)));
        done(group.participants().changeRole(UserId.of("ben"), Role.OWNER));
        done(group.leave());
        refused(ErrorCode.LAST_OWNER, () -> done(as("ben", group).leave()));
    }

    @Test
    void of_two_owners_who_leave_at_once_one_stays() {
        for (int round = 0; round < 30; round++) {
            Conversation annas = group("ben");
            done(annas.participants().changeRole(UserId.of("ben"), Role.OWNER));
            Conversation bens = as("ben", annas);
            List<CompletionStage<Change>> both = List.of(annas.leave(), bens.leave());
            long gone = both.stream().filter(GroupRulesTest::succeeded).count();
            assertThat(gone).isEqualTo(1);
        }
    }

    @Test
    void a_moderator_touches_only_those_below() {
        Conversation group = group("ben", "cleo", "dora");
        done(group.participants().changeRole(UserId.of("ben"), Role.MODERATOR));
        done(group.participants().changeRole(UserId.of("cleo"), Role.MODERATOR));
        Conversation bens = as("ben", group);
        refused(ErrorCode.NOT_PERMITTED, () -> done(bens.participants().remove(UserId.of("cleo"))));
        refused(ErrorCode.NOT_PERMITTED, () -> done(bens.participants().remove(UserId.of("anna"))));
        refused(ErrorCode.NOT_PERMITTED, () -> done(bens.participants().add(List.of(UserId.of("x")), Role.OWNER)));
        refused(ErrorCode.NOT_APPLICABLE, () -> done(bens.participants().remove(UserId.of("ben"))));
        assertThat(done(bens.participants().remove(UserId.of("dora"))).changed())
                .isTrue();
    }

    @Test
    void what_is_so_already_changes_nothing() {
        Conversation group = group("ben");
        assertThat(done(group.participants().add(List.of(UserId.of("ben")), Role.MEMBER))
                        .changed())
                .isFalse();
        assertThat(done(group.participants().remove(UserId.of("nobody"))).changed())
                .isFalse();
        assertThat(done(group.participants().changeRole(UserId.of("ben"), Role.MEMBER))
                        .changed())
                .isFalse();
        assertThat(done(group.info()).lastReadable()).isEqualTo(1);
    }

    @Test
    void leaving_again_is_harmless_and_makes_no_second_entry() {
        Conversation group = group("ben");
        Conversation bens = as("ben", group);
        assertThat(done(bens.leave()).changed()).isTrue();
        assertThat(done(bens.leave()).changed()).isFalse();
        assertThat(done(group.info()).lastReadable()).isEqualTo(2);
    }

    @Test
    void newcomers_read_all_or_what_came_since_as_the_conversation_says() {
        for (HistoryPolicy policy : HistoryPolicy.values()) {
            Conversation group =
                    done(anna.conversations().createGroup(NewGroup.titled("g").history(policy)));
            done(group.send(Draft.text("before")));
            done(group.participants().add(List.of(UserId.of("ben")), Role.MEMBER));
            done(group.send(Draft.text("after")));
            List<Long> seen = done(as("ben", group).readAfter(0, 10)).entries().stream()
                    .map(Entry::sequence)
                    .toList();
            assertThat(seen)
                    .containsExactlyElementsOf(
                            policy.equals(HistoryPolicy.ALL) ? List.of(1L, 2L, 3L, 4L) : List.of(3L, 4L));
        }
    }

    @Test
    void who_was_removed_reads_up_to_that_and_nothing_after() {
        Conversation group = group("ben");
        Conversation bens = as("ben", group);
        done(group.participants().remove(UserId.of("ben")));
        done(group.send(Draft.text("about ben")));
        assertThat(done(bens.readAfter(0, 10)).entries())
                .extracting(Entry::sequence)
                .containsExactly(1L, 2L);
        assertThat(done(bens.readBefore(Long.MAX_VALUE, 10)).entries())
                .extracting(Entry::sequence)
                .containsExactly(2L, 1L);
        assertThat(done(engine.session("ben").sync(Cursor.beginning(), 10)).entries())
                .hasSize(2);
    }

    @Test
    void creating_from_the_same_value_again_is_the_same_group() {
        NewGroup draft = NewGroup.titled("g");
        assertThat(done(anna.conversations().createGroup(draft)).id())
                .isEqualTo(done(anna.conversations().createGroup(draft)).id());
    }

    @Test
    void a_crowd_that_joins_at_once_is_all_in_and_each_once() {
        Conversation channel = done(anna.conversations().createChannel(NewGroup.titled("c")));
        List<CompletionStage<Change>> joins = IntStream.range(0, 64)
                .mapToObj(i -> engine.session("p" + i).conversations().join(channel.id()))
                .toList();
        joins.forEach(TestEngine::done);
        assertThat(done(channel.participants().list())).hasSize(65);
        assertThat(done(channel.info()).lastReadable()).isEqualTo(65);
    }

    @Test
    void a_group_has_at_most_two_thousand_participants() {
        Conversation group = group();
        for (int hundred = 0; hundred < 19; hundred++) {
            done(group.participants().add(people(hundred * 100, 100), Role.MEMBER));
        }
        done(group.participants().add(people(1900, 99), Role.MEMBER));
        refused(ErrorCode.CONVERSATION_FULL, () -> done(group.participants().add(people(5000, 1), Role.MEMBER)));
        refused(ErrorCode.ARGUMENT_OUT_OF_RANGE, () -> done(group.participants().add(people(5000, 101), Role.MEMBER)));
        refused(ErrorCode.ARGUMENT_OUT_OF_RANGE, () -> done(group.participants().add(List.of(), Role.MEMBER)));
    }

    private static List<UserId> people(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> UserId.of("p" + i))
                .toList();
    }

    private Conversation group(String... others) {
        List<UserId> people = List.of(others).stream().map(UserId::of).toList();
        return done(anna.conversations().createGroup(NewGroup.titled("g").with(people)));
    }

    private Conversation as(String user, Conversation conversation) {
        return done(engine.session(user).conversations().open(conversation.id()));
    }

    private static boolean succeeded(CompletionStage<Change> stage) {
        try {
            return done(stage).changed();
        } catch (MessagingException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.LAST_OWNER);
            return false;
        }
    }
}
