// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.ContentType;
import io.hausfunk.messaging.content.PersonJoined;
import io.hausfunk.messaging.content.UnknownContent;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.error.ConfigurationException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.internal.reading.SentMessage;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.model.UserId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A host's own content is written like a text. */
class CustomContentTest {
    private static final ContentType<Approval> APPROVAL = ContentType.of("acme.approval", 1, Approval.class);

    private final TestEngine engine = TestEngine.start(settings -> settings.content(APPROVAL));
    private final Session anna = engine.session("anna");
    private final Session ben = engine.session("ben");
    private final Conversation withBen = done(anna.conversations().direct(UserId.of("ben")));

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void it_is_sent_heard_read_counted_and_answered() {
        ReceivedEntries heard = new ReceivedEntries();
        done(ben.listen(heard));
        long asked = done(withBen.send(Draft.of(approval("4711")))).sequence();
        Conversation withAnna = done(ben.conversations().direct(UserId.of("anna")));
        done(withAnna.send(Draft.of(approval("yes")).replyingTo(asked)));

        assertThat(heard.next(2)).extracting(Entry::content).containsExactly(approval("4711"), approval("yes"));
        assertThat(done(withBen.readAfter(1, 10)).entries())
                .satisfiesExactly(first -> assertThat(first.content()).isEqualTo(approval("4711")), second -> {
                    assertThat(second.content()).isEqualTo(approval("yes"));
                    assertThat(second.replyTo()).hasValue(asked);
                });
        assertThat(done(anna.conversations().unread())).containsEntry(withBen.id(), 1L);
        assertThat(done(withBen.readAfter(1, 1)).entries().get(0)).asString().doesNotContain("4711");
    }

    @Test
    void a_retry_says_the_same_and_other_content_is_a_conflict() {
        Sent sent = done(withBen.send(Draft.of(approval("1")).idempotencyKey("n")));
        assertThat(done(withBen.send(Draft.of(approval("1")).idempotencyKey("n"))))
                .isEqualTo(new SentMessage(withBen.id(), sent.sequence(), true));
        refused(
                ErrorCode.IDEMPOTENCY_CONFLICT,
                () -> done(withBen.send(Draft.of(approval("2")).idempotencyKey("n"))));
        refused(
                ErrorCode.IDEMPOTENCY_CONFLICT,
                () -> done(
                        withBen.send(Draft.of(approval("1")).idempotencyKey("n").replyingTo(1))));
        refused(
                ErrorCode.IDEMPOTENCY_CONFLICT,
                () -> done(withBen.send(Draft.text("1").idempotencyKey("n"))));
    }

    @Test
    void a_node_that_does_not_know_it_hands_it_over_untouched() {
        long number =
                done(withBen.send(Draft.of(approval("4711")).replyingTo(1))).sequence();
        try (TestEngine older = engine.another(settings -> settings)) {
            Entry entry = done(done(older.session(engine.tenant, "ben")
                                    .conversations()
                                    .direct(UserId.of("anna")))
                            .readAfter(number - 1, 1))
                    .entries()
                    .get(0);
            assertThat(entry.content())
                    .isEqualTo(UnknownContent.of("acme.approval", 1, "{\"order\":\"4711\"}".getBytes(UTF_8)));
            assertThat(entry.replyTo()).hasValue(1);
        }
    }

    @Test
    void what_cannot_be_written_is_refused_by_the_call_itself() {
        refused(ErrorCode.CONTENT_NOT_REGISTERED, () -> withBen.send(Draft.of(new Content() {})));
        refused(ErrorCode.CONTENT_NOT_REGISTERED, () -> withBen.send(Draft.of(PersonJoined.of())));
        refused(ErrorCode.CONTENT_NOT_VALID, () -> withBen.send(Draft.of(approval("\ud83d"))));
        refused(ErrorCode.ARGUMENT_MISSING, () -> Draft.of(null));
        assertThat(done(withBen.readAfter(1, 10)).entries()).isEmpty();
    }

    @Test
    void registering_twice_is_reported_with_all_other_problems() {
        assertThatThrownBy(() ->
                        Messaging.builder().content(APPROVAL).content(APPROVAL).start())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("storage is required")
                .hasMessageContaining("acme.approval is registered twice");
    }

    private static Approval approval(String order) {
        Approval approval = new Approval();
        approval.order = order;
        return approval;
    }

    /** A host's content. */
    public static final class Approval implements Content {
        public String order;

        @Override
        public boolean equals(Object other) {
            return other instanceof Approval that && order.equals(that.order);
        }

        @Override
        public int hashCode() {
            return order.hashCode();
        }
    }
}
