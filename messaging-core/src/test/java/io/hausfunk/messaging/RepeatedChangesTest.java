// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.hausfunk.messaging.attachment.NewAttachment;
import io.hausfunk.messaging.content.Attachment;
import io.hausfunk.messaging.content.FileContent;
import io.hausfunk.messaging.content.PollContent;
import io.hausfunk.messaging.conversation.Change;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.Messages;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.UserId;
import java.io.ByteArrayInputStream;
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
        changes.put("pin", (messages, draft) -> messages.pin(2));
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
    void who_went_is_told_of_their_own_pin_and_of_nothing_that_was_pinned_later() {
        try (TestEngine engine = TestEngine.start()) {
            Conversation group = group(engine);
            Conversation bens = bens(engine, group);
            done(group.messages().pin(3));
            long pinned = number(bens.messages().pin(2));
            done(group.participants().remove(BEN));

            TestEngine.refused(
                    ErrorCode.NOT_PERMITTED, () -> done(bens.messages().pin(3)));
            TestEngine.refused(
                    ErrorCode.NOT_PERMITTED, () -> done(bens.messages().unpin(3)));
            done(group.messages().unpin(2));
            assertThat(number(bens.messages().pin(2))).isEqualTo(pinned);
            TestEngine.refused(
                    ErrorCode.NOT_PERMITTED, () -> done(bens.messages().unpin(2)));
            done(group.messages().pin(2));
            assertThat(number(bens.messages().pin(2))).isEqualTo(pinned);
        }
    }

    @Test
    void who_went_is_answered_what_they_uploaded_and_sent_before() {
        try (TestEngine engine = TestEngine.start()) {
            Conversation group = group(engine);
            Conversation bens = bens(engine, group);
            NewAttachment file = NewAttachment.file("a.txt");
            Attachment sent = upload(bens, file, "sent");
            Draft draft = Draft.of(FileContent.of(sent));
            long number = done(bens.send(draft)).sequence();
            NewAttachment waiting = NewAttachment.file("b.txt");
            Attachment unsent = upload(bens, waiting, "unsent");
            done(group.participants().remove(BEN));

            assertThat(upload(bens, file, "sent")).isEqualTo(sent);
            assertThat(done(bens.send(draft)).sequence()).isEqualTo(number);
            assertThat(upload(bens, waiting, "unsent")).isEqualTo(unsent);
            TestEngine.refused(ErrorCode.IDEMPOTENCY_CONFLICT, () -> upload(bens, waiting, "other bytes"));
            TestEngine.refused(ErrorCode.NOT_PERMITTED, () -> done(bens.send(Draft.of(FileContent.of(unsent)))));
            TestEngine.refused(ErrorCode.NOT_PERMITTED, () -> upload(bens, NewAttachment.file("c.txt"), "new"));
        }
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

    private static Attachment upload(Conversation conversation, NewAttachment file, String text) {
        return done(conversation.attachments().upload(file, new ByteArrayInputStream(text.getBytes(UTF_8))));
    }

    private static Conversation bens(TestEngine engine, Conversation group) {
        return done(engine.session("ben").conversations().open(group.id()));
    }

    private static long number(CompletionStage<Change> change) {
        return done(change).sequence();
    }
}
