// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.content.TextContent;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.IdempotencyKey;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.model.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SendingTest {
    private final TestEngine engine = TestEngine.start();
    private final Session anna = engine.session("anna");
    private final Conversation withBen = done(anna.conversations().direct(UserId.of("ben")));

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void messages_keep_the_order_of_the_calls_while_people_come() {
        try (TestEngine engine = TestEngine.start()) {
            Conversation channel =
                    done(engine.session("anna").conversations().createChannel(NewGroup.titled("a crowd")));
            List<CompletionStage<?>> joins = new ArrayList<>();
            List<CompletionStage<Sent>> sent = new ArrayList<>();
            for (int person = 0; person < 100; person++) {
                joins.add(engine.session("person " + person).conversations().join(channel.id()));
                for (int i = 0; i < 50; i++) {
                    sent.add(channel.send(Draft.text("n" + i)));
                }
            }
            List<Long> numbers =
                    sent.stream().map(stage -> done(stage).sequence()).toList();
            assertThat(numbers).isSorted();
            joins.forEach(TestEngine::done);
        }
    }

    @Test
    void sending_a_draft_again_answers_with_the_first_number() {
        Draft draft = Draft.text("once").idempotencyKey("invoice-4711");
        Sent first = done(withBen.send(draft));
        Sent again = done(withBen.send(draft));
        assertThat(again.sequence()).isEqualTo(first.sequence());
        assertThat(first.repeated()).isFalse();
        assertThat(again.repeated()).isTrue();
        assertThat(done(withBen.find(IdempotencyKey.of("invoice-4711"))).sequence())
                .isEqualTo(first.sequence());
        assertThat(done(withBen.readAfter(1, 10)).entries()).hasSize(1);
    }

    @Test
    void the_same_name_with_another_text_or_reply_is_a_conflict() {
        done(withBen.send(Draft.text("one").idempotencyKey("name")));
        refused(
                ErrorCode.IDEMPOTENCY_CONFLICT,
                () -> done(withBen.send(Draft.text("two").idempotencyKey("name"))));
        refused(
                ErrorCode.IDEMPOTENCY_CONFLICT,
                () -> done(withBen.send(Draft.text("one").idempotencyKey("name").replyingTo(1))));
        assertThat(done(withBen.readAfter(1, 10)).entries()).hasSize(1);
    }

    @Test
    void names_of_different_senders_never_meet() {
        Conversation withAnna = done(engine.session("ben").conversations().direct(UserId.of("anna")));
        assertThat(done(withBen.send(Draft.text("from anna").idempotencyKey("same")))
                        .repeated())
                .isFalse();
        assertThat(done(withAnna.send(Draft.text("from ben").idempotencyKey("same")))
                        .repeated())
                .isFalse();
    }

    @Test
    void a_retry_after_being_removed_still_tells_the_truth() {
        Session cleo = engine.session("cleo");
        Conversation group =
                done(anna.conversations().createGroup(NewGroup.titled("g").with(List.of(UserId.of("cleo")))));
        Conversation cleos = done(cleo.conversations().open(group.id()));
        Draft draft = Draft.text("said in time").idempotencyKey("n");
        long number = done(cleos.send(draft)).sequence();
        done(group.participants().remove(UserId.of("cleo")));
        assertThat(done(cleos.send(draft)).sequence()).isEqualTo(number);
        refused(ErrorCode.NOT_PERMITTED, () -> done(cleos.send(Draft.text("too late"))));
        refused(
                ErrorCode.IDEMPOTENCY_CONFLICT,
                () -> done(cleos.send(Draft.text("other").idempotencyKey("n"))));
    }

    @Test
    void messages_sent_without_waiting_keep_the_order_of_the_calls() {
        List<CompletionStage<Sent>> sent = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            sent.add(withBen.send(Draft.text("number " + i)));
        }
        assertThat(sent.stream().map(stage -> done(stage).sequence()).toList())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(2, 501).boxed().toList());
    }

    @Test
    void a_reply_must_answer_an_entry_that_exists_and_is_visible() {
        refused(
                ErrorCode.REPLY_TARGET_MISSING,
                () -> done(withBen.send(Draft.text("x").replyingTo(99))));
        refused(ErrorCode.REPLY_TARGET_MISSING, () -> Draft.text("x").replyingTo(0));
        assertThat(done(withBen.send(Draft.text("x").replyingTo(1))).sequence()).isEqualTo(2);
    }

    @Test
    void any_text_comes_back_letter_by_letter() {
        List<String> texts =
                List.of("\tä\u0001 ß\u200b", "👩\u200d💻 ok", "  ", "\u2028", "\"}{\\/<>&", "\u007f\u0085");
        for (String text : texts) {
            long number = done(withBen.send(Draft.text(text))).sequence();
            Entry entry = done(withBen.readAfter(number - 1, 1)).entries().get(0);
            assertThat(((TextContent) entry.content()).text()).isEqualTo(text);
        }
    }

    @Test
    void a_text_of_exactly_the_limit_is_sent_and_one_byte_more_is_refused() {
        done(withBen.send(Draft.text("ä".repeat(TextContent.MAX_BYTES / 2))));
        refused(ErrorCode.TEXT_TOO_LONG, () -> Draft.text("ä".repeat(TextContent.MAX_BYTES / 2) + "a"));
    }

    @Test
    void bad_texts_are_refused_each_with_its_own_code() {
        refused(ErrorCode.TEXT_MISSING, () -> Draft.text(null));
        refused(ErrorCode.TEXT_MISSING, () -> Draft.text(""));
        refused(ErrorCode.TEXT_MALFORMED, () -> Draft.text("half \ud83d of a pair"));
        refused(ErrorCode.TEXT_MALFORMED, () -> Draft.text("\udc00"));
        refused(ErrorCode.TEXT_CONTAINS_NUL, () -> Draft.text("a\0b"));
        refused(ErrorCode.IDENTIFIER_INVALID, () -> Draft.text("x").idempotencyKey("n".repeat(129)));
        refused(ErrorCode.IDENTIFIER_INVALID, () -> UserId.of(""));
        refused(ErrorCode.IDENTIFIER_INVALID, () -> UserId.of("a\nb"));
        refused(ErrorCode.ARGUMENT_MISSING, () -> withBen.send(null));
        refused(ErrorCode.ARGUMENT_OUT_OF_RANGE, () -> withBen.readAfter(-1, 1));
        refused(ErrorCode.ARGUMENT_OUT_OF_RANGE, () -> withBen.readAfter(0, 501));
    }

    @Test
    void a_closed_session_refuses_at_once() {
        anna.close();
        refused(ErrorCode.SESSION_CLOSED, () -> withBen.send(Draft.text("x")));
        refused(ErrorCode.SESSION_CLOSED, () -> withBen.leave());
        refused(ErrorCode.SESSION_CLOSED, () -> withBen.info());
        refused(ErrorCode.SESSION_CLOSED, () -> anna.conversations().unread());
    }

    @Test
    void direct_conversations_stay_as_they_are() {
        refused(ErrorCode.NOT_APPLICABLE, () -> done(anna.conversations().direct(UserId.of("anna"))));
        // Roles in a direct conversation are all the same, so changes are refused before they are not applicable.
        refused(ErrorCode.NOT_APPLICABLE, () -> done(withBen.leave()));
    }
}
