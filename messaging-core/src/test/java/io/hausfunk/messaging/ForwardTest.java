// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.content.ForwardContent;
import io.hausfunk.messaging.content.RemovedContent;
import io.hausfunk.messaging.content.TextContent;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.TimelineItem;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.UserId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Messages that are passed on by reference: who may read the source opens it, as it is then. */
class ForwardTest {
    private final MovableTime time = new MovableTime();
    private final TestEngine engine = TestEngine.start(settings -> settings.clock(time));
    private final Session anna = engine.session("anna");
    private final Session ben = engine.session("ben");
    private final Session carla = engine.session("carla");
    private final Conversation source =
            done(anna.conversations().createGroup(NewGroup.titled("source").with(List.of(UserId.of("ben")))));
    private final Conversation target = done(anna.conversations()
            .createGroup(NewGroup.titled("target").with(List.of(UserId.of("ben"), UserId.of("carla")))));
    private final long said = say(source, "said");

    @Test
    void who_may_read_the_source_opens_it_and_nobody_else() {
        ForwardContent forward = forward(said);

        TimelineItem opened = done(ben.conversations().forwarded(forward));
        assertThat(opened.sequence()).isEqualTo(said);
        assertThat(opened.author()).contains(UserId.of("anna"));
        assertThat(opened.content()).isEqualTo(TextContent.of("said"));
        refused(ErrorCode.NOT_PERMITTED, () -> done(carla.conversations().forwarded(forward)));
        refused(
                ErrorCode.NOT_PERMITTED,
                () -> done(
                        ben.conversations().forwarded(ForwardContent.of(new ConversationId(UUID.randomUUID()), said))));
    }

    @Test
    void a_forward_says_nothing_but_where_the_message_stands() {
        ForwardContent forward = forward(said);
        assertThat(forward).isEqualTo(ForwardContent.of(source.id(), said));
        assertThat(forward.toString()).isEqualTo("ForwardContent[" + source.id() + " #" + said + "]");
    }

    @Test
    void the_source_is_shown_as_it_is_now() {
        ForwardContent forward = forward(said);
        done(source.messages().edit(said, Draft.text("anew")));
        done(source.messages().react(said, "+"));

        TimelineItem opened = done(ben.conversations().forwarded(forward));
        assertThat(opened.content()).isEqualTo(TextContent.of("anew"));
        assertThat(opened.reactions()).hasSize(1);

        done(source.messages().retract(said));
        assertRemoved(forward, RemovedContent.Removal.RETRACTED);
    }

    @Test
    void a_source_that_was_redacted_or_has_expired_shows_as_removed() {
        long redacted = said;
        long brief = done(source.send(Draft.text("brief").expiringAfter(Duration.ofMinutes(1))))
                .sequence();
        ForwardContent toRedacted = forward(redacted);
        ForwardContent toBrief = forward(brief);

        done(source.messages().redact(redacted, "why"));
        assertRemoved(toRedacted, RemovedContent.Removal.REDACTED);
        time.pass(Duration.ofMinutes(2));
        assertRemoved(toBrief, RemovedContent.Removal.EXPIRED);
    }

    @Test
    void whoever_comes_or_goes_later_opens_what_they_may_read_then() {
        ForwardContent forward = forward(said);
        done(source.participants().remove(UserId.of("ben")));
        // As a former participant, up to his going.
        assertThat(done(ben.conversations().forwarded(forward)).content()).isEqualTo(TextContent.of("said"));

        long later = say(source, "later");
        refused(ErrorCode.NOT_PERMITTED, () -> done(ben.conversations().forwarded(forward(later))));

        done(source.participants().add(List.of(UserId.of("carla")), Role.MEMBER));
        assertThat(done(carla.conversations().forwarded(forward(later))).content())
                .isEqualTo(TextContent.of("later"));
    }

    @Test
    void history_that_is_hidden_from_newcomers_stays_hidden() {
        Conversation closed =
                done(anna.conversations().createGroup(NewGroup.titled("closed").history(HistoryPolicy.SINCE_JOINED)));
        long early = say(closed, "early");
        done(closed.participants().add(List.of(UserId.of("ben")), Role.MEMBER));

        done(target.send(Draft.forward(closed.id(), early)));
        refused(
                ErrorCode.NOT_PERMITTED,
                () -> done(ben.conversations().forwarded(ForwardContent.of(closed.id(), early))));
        refused(ErrorCode.MESSAGE_MISSING, () -> done(in(ben, target).send(Draft.forward(closed.id(), early))));
    }

    @Test
    void nobody_passes_on_what_they_may_not_read() {
        Conversation carlas = in(carla, target);
        refused(ErrorCode.NOT_PERMITTED, () -> done(carlas.send(Draft.forward(source.id(), said))));
        refused(
                ErrorCode.NOT_PERMITTED,
                () -> done(carlas.send(Draft.forward(new ConversationId(UUID.randomUUID()), said))));
        refused(ErrorCode.MESSAGE_MISSING, () -> done(target.send(Draft.forward(source.id(), 4711))));
        refused(ErrorCode.NOT_APPLICABLE, () -> done(target.send(Draft.forward(source.id(), 1))));
        done(source.messages().retract(said));
        refused(ErrorCode.MESSAGE_REMOVED, () -> done(target.send(Draft.forward(source.id(), said))));
    }

    @Test
    void a_retry_stays_harmless_when_the_source_is_gone() {
        Draft draft = Draft.forward(source.id(), said);
        long sent = done(target.send(draft)).sequence();
        done(source.messages().retract(said));
        assertThat(done(target.send(draft)).sequence()).isEqualTo(sent);
    }

    @Test
    void a_forward_is_neither_forwarded_nor_edited() {
        long sent = done(target.send(Draft.forward(source.id(), said))).sequence();
        long text = say(target, "text");
        refused(ErrorCode.NOT_APPLICABLE, () -> done(source.send(Draft.forward(target.id(), sent))));
        refused(ErrorCode.NOT_APPLICABLE, () -> done(target.messages().edit(sent, Draft.text("anew"))));
        refused(ErrorCode.NOT_APPLICABLE, () -> done(target.messages().edit(text, Draft.forward(source.id(), said))));
        done(target.messages().retract(sent));
    }

    private void assertRemoved(ForwardContent forward, RemovedContent.Removal removal) {
        assertThat(done(ben.conversations().forwarded(forward)).content()).isEqualTo(RemovedContent.of(removal));
    }

    /** What somebody who reads it finds. */
    private ForwardContent forward(long message) {
        long sent = done(target.send(Draft.forward(source.id(), message))).sequence();
        List<Entry> read = done(in(carla, target).readAfter(sent - 1, 1)).entries();
        return (ForwardContent) read.get(0).content();
    }

    private static long say(Conversation where, String text) {
        return done(where.send(Draft.text(text))).sequence();
    }

    private static Conversation in(Session session, Conversation conversation) {
        return done(session.conversations().open(conversation.id()));
    }

    @AfterEach
    void close() {
        engine.close();
    }
}
