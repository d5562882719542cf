// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.hausfunk.messaging.content.PollContent;
import io.hausfunk.messaging.conversation.Change;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.Messages;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.UserId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A change that is asked for once more, such as after a lost connection: the first number, whatever came in between. */
class RepeatedChangesTest {
    private static final UserId BEN = UserId.of("ben");

    /** What is done to message 2, or to the poll 3, both of whoever calls. */
    private static Map<String, BiFunction<Messages, Draft, CompletionStage<Change>>> changes() {
        Map<String, BiFunction<Messages, Draft, CompletionStage<Change>>> changes = new LinkedHashMap<>();
        changes.put("edit", (messages, draft) -> messages.edit(2, draft));
        changes.put("retract", (messages, draft) -> messages.retract(2));
        changes.put("react", (messages, draft) -> messages.react(2, "+"));
        changes.put("vote", (messages, draft) -> messages.vote(3, List.of(0)));
        changes.put("close a poll", (messages, draft) -> messages.closePoll(3));
        return changes;
    }

    @TestFactory
    Stream<DynamicTest> who_repeats_a_change_is_answered_with_the_first_number_also_after_they_went() {
        return changes().entrySet().stream()
                .map(change -> dynamicTest(change.getKey(), () -> {
                    try (TestEngine engine = TestEngine.start()) {
                        Conversation group = group(engine);
                        Conversation bens = bens(engine, group);
                        Draft draft = Draft.text("said anew");
                        long first = number(change.getValue().apply(bens.messages(), draft));
                        done(group.send(Draft.text("something else")));

                        assertThat(number(change.getValue().apply(bens.messages(), draft)))
                                .as("as a member")
                                .isEqualTo(first);
                        done(group.participants().remove(BEN));
                        assertThat(number(change.getValue().apply(bens.messages(), draft)))
                                .as("after they went")
                                .isEqualTo(first);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> who_went_changes_nothing_that_they_had_not_changed_before() {
        return changes().entrySet().stream()
                .map(change -> dynamicTest(change.getKey(), () -> {
                    try (TestEngine engine = TestEngine.start()) {
                        Conversation group = group(engine);
                        Conversation bens = bens(engine, group);
                        done(group.participants().remove(BEN));

                        TestEngine.refused(
                                ErrorCode.NOT_PERMITTED,
                                () -> done(change.getValue().apply(bens.messages(), Draft.text("too late"))));
                    }
                }));
    }

    @Test
    void pins_and_reactions_answer_with_the_entry_that_made_it_so() {
        try (TestEngine engine = TestEngine.start()) {
            Conversation group = group(engine);
            Conversation bens = bens(engine, group);
            done(group.participants().changeRole(BEN, Role.MODERATOR));
            long pinned = number(group.messages().pin(2));
            assertThat(number(bens.messages().pin(2))).isEqualTo(pinned);
            long unpinned = number(bens.messages().unpin(2));
            assertThat(number(group.messages().unpin(2))).isEqualTo(unpinned);
            assertThat(number(group.messages().pin(2))).isGreaterThan(unpinned);

            long reacted = number(bens.messages().react(2, "+"));
            long withdrawn = number(bens.messages().withdrawReaction(2, "+"));
            assertThat(withdrawn).isGreaterThan(reacted);
            assertThat(number(bens.messages().withdrawReaction(2, "+"))).isEqualTo(withdrawn);
            long again = number(bens.messages().react(2, "+"));
            assertThat(again).isGreaterThan(withdrawn);
            assertThat(number(bens.messages().react(2, "+"))).isEqualTo(again);
        }
    }

    private static Conversation group(TestEngine engine) {
        Conversation group = done(engine.session("anna")
                .conversations()
                .createGroup(NewGroup.titled("g").with(List.of(BEN))));
        Conversation bens = bens(engine, group);
        assertThat(done(bens.send(Draft.text("said"))).sequence()).isEqualTo(2);
        assertThat(done(bens.send(Draft.of(PollContent.of("where?", List.of("here", "there")))))
                        .sequence())
                .isEqualTo(3);
        return group;
    }

    private static Conversation bens(TestEngine engine, Conversation group) {
        return done(engine.session("ben").conversations().open(group.id()));
    }

    private static long number(CompletionStage<Change> change) {
        return done(change).sequence();
    }
}
