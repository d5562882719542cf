// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.MessageEdited;
import io.hausfunk.messaging.content.MessageRedacted;
import io.hausfunk.messaging.content.MessageRetracted;
import io.hausfunk.messaging.content.RemovedContent;
import io.hausfunk.messaging.content.RemovedContent.Removal;
import io.hausfunk.messaging.content.TextContent;
import io.hausfunk.messaging.conversation.Change;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.Mentions;
import io.hausfunk.messaging.message.MessageRules;
import io.hausfunk.messaging.model.UserId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MessageLifeTest {
    private final MovableTime time = new MovableTime();
    private final TestEngine engine = TestEngine.start(settings -> settings.clock(time));
    private final Conversation annas = done(engine.session("anna")
            .conversations()
            .createGroup(NewGroup.titled("Einkauf").with(List.of(UserId.of("ben"), UserId.of("cleo")))));
    private final Conversation bens = in("ben");

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void an_edit_is_an_entry_and_removes_what_the_message_said() {
        long said = say(bens, "Die Rechnung 4711 ist freigegeben.");
        Change edit = done(bens.messages().edit(said, Draft.text("Die Rechnung 4712 ist freigegeben.")));

        assertThat(edit.sequence()).isEqualTo(said + 1);
        assertThat(contents(said))
                .containsExactly(
                        RemovedContent.of(Removal.REPLACED),
                        MessageEdited.of(said, TextContent.of("Die Rechnung 4712 ist freigegeben.")));
        assertThat(done(annas.unread())).isEqualTo(1);
    }

    @Test
    void an_edit_keeps_what_the_message_answers() {
        long asked = say(annas, "Wann?");
        long said = done(bens.send(Draft.text("morgen").replyingTo(asked))).sequence();
        done(bens.messages().edit(said, Draft.text("heute")));
        done(bens.messages().edit(said, Draft.text("jetzt")));

        Entry latest = done(annas.readBefore(Long.MAX_VALUE, 1)).entries().get(0);
        assertThat(latest.replyTo()).hasValue(asked);
        assertThat(contents(said))
                .containsExactly(
                        RemovedContent.of(Removal.REPLACED),
                        RemovedContent.of(Removal.REPLACED),
                        MessageEdited.of(said, TextContent.of("jetzt")));
    }

    @Test
    void versions_are_kept_where_the_rules_say_so_and_go_with_the_message() {
        try (TestEngine keeping = engine.another(settings ->
                settings.clock(time).messageRules(MessageRules.defaults().keepingVersions()))) {
            Conversation kept =
                    done(keeping.session(engine.tenant, "ben").conversations().open(annas.id()));
            long said = say(kept, "eins");
            done(kept.messages().edit(said, Draft.text("zwei")));
            assertThat(contents(said))
                    .containsExactly(TextContent.of("eins"), MessageEdited.of(said, TextContent.of("zwei")));

            done(kept.messages().retract(said));
            assertThat(contents(said))
                    .containsExactly(
                            RemovedContent.of(Removal.RETRACTED),
                            RemovedContent.of(Removal.REPLACED),
                            MessageRetracted.of(said));
        }
    }

    @Test
    void repeating_an_edit_or_a_retraction_is_harmless_even_after_the_message_is_gone() {
        long said = say(bens, "x");
        Draft better = Draft.text("y").idempotencyKey("edit-1");
        long edited = done(bens.messages().edit(said, better)).sequence();
        assertThat(done(bens.messages().edit(said, better)).sequence()).isEqualTo(edited);
        long retracted = done(bens.messages().retract(said)).sequence();
        time.pass(Duration.ofDays(3));
        assertThat(done(bens.messages().retract(said)).sequence()).isEqualTo(retracted);
        assertThat(done(bens.messages().edit(said, better)).sequence()).isEqualTo(edited);
        assertThat(done(annas.info()).lastReadable()).isEqualTo(retracted);
    }

    @Test
    void the_name_of_an_edit_is_taken_for_other_content_and_other_messages() {
        long said = say(bens, "x");
        done(bens.messages().edit(said, Draft.text("y").idempotencyKey("n")));
        refused(
                ErrorCode.IDEMPOTENCY_CONFLICT,
                () -> done(bens.messages().edit(said, Draft.text("z").idempotencyKey("n"))));
        refused(
                ErrorCode.IDEMPOTENCY_CONFLICT,
                () -> done(bens.send(Draft.text("y").idempotencyKey("n"))));
    }

    @Test
    void what_must_not_be_changed_is_refused_with_a_code_that_says_why() {
        long said = say(bens, "x");
        refused(ErrorCode.NOT_THE_AUTHOR, () -> done(annas.messages().edit(said, Draft.text("y"))));
        refused(ErrorCode.NOT_THE_AUTHOR, () -> done(annas.messages().retract(said)));
        refused(ErrorCode.MESSAGE_MISSING, () -> done(bens.messages().retract(99)));
        refused(ErrorCode.MESSAGE_MISSING, () -> bens.messages().retract(0));
        refused(ErrorCode.NOT_APPLICABLE, () -> done(annas.messages().edit(1, Draft.text("y"))));
        refused(ErrorCode.NOT_PERMITTED, () -> done(bens.messages().redact(said, "rude")));
        refused(ErrorCode.TEXT_MISSING, () -> annas.messages().redact(said, ""));
        refused(
                ErrorCode.ARGUMENT_OUT_OF_RANGE,
                () -> bens.messages().edit(said, Draft.text("y").replyingTo(1)));
        time.pass(Duration.ofHours(6).plusMillis(1));
        refused(ErrorCode.EDIT_WINDOW_OVER, () -> done(bens.messages().edit(said, Draft.text("y"))));
        refused(ErrorCode.EDIT_WINDOW_OVER, () -> done(bens.messages().retract(said)));
        done(annas.messages().redact(said, "rude"));
        refused(ErrorCode.MESSAGE_REMOVED, () -> done(bens.messages().edit(said, Draft.text("y"))));
        assertThat(contents(said)).last().isEqualTo(MessageRedacted.of(said, "rude"));
    }

    @Test
    void a_moderator_removes_a_message_once_and_for_one_reason() {
        long said = say(bens, "x");
        long redacted = done(annas.messages().redact(said, "rude")).sequence();
        assertThat(done(annas.messages().redact(said, "rude")).sequence()).isEqualTo(redacted);
        refused(ErrorCode.IDEMPOTENCY_CONFLICT, () -> done(annas.messages().redact(said, "wrong place")));
        assertThat(contents(said).get(0)).isEqualTo(RemovedContent.of(Removal.REDACTED));
        long taken = say(bens, "y");
        done(bens.messages().retract(taken));
        refused(ErrorCode.MESSAGE_REMOVED, () -> done(annas.messages().redact(taken, "rude")));
    }

    @Test
    void mentions_name_people_who_take_part() {
        Mentions both = Mentions.of(List.of(UserId.of("ben"), UserId.of("cleo")));
        long said = done(annas.send(Draft.text("@ben @cleo").mentioning(both))).sequence();
        assertThat(entry(said).mentions()).isEqualTo(both);
        long all = done(annas.send(Draft.text("alle").mentioning(Mentions.ofEveryone())))
                .sequence();
        assertThat(entry(all).mentions().everyone()).isTrue();
        refused(
                ErrorCode.MENTION_NOT_POSSIBLE,
                () -> done(annas.send(Draft.text("@dora").mentioning(Mentions.of(List.of(UserId.of("dora")))))));
    }

    @Test
    void a_message_is_not_shown_after_its_time() {
        long said = done(annas.send(Draft.text("geheim").expiringAfter(Duration.ofMinutes(5))))
                .sequence();
        assertThat(entry(said).expiresAt()).contains(time.instant().plus(Duration.ofMinutes(5)));
        time.pass(Duration.ofMinutes(5));
        assertThat(entry(said).content()).isEqualTo(RemovedContent.of(Removal.EXPIRED));
        refused(ErrorCode.MESSAGE_REMOVED, () -> done(annas.messages().edit(said, Draft.text("y"))));
    }

    private Conversation in(String user) {
        return done(engine.session(user).conversations().open(annas.id()));
    }

    private Entry entry(long sequence) {
        return done(bens.readAfter(sequence - 1, 1)).entries().get(0);
    }

    /** What the entries from a number on say. */
    private List<Content> contents(long from) {
        return done(annas.readAfter(from - 1, 100)).entries().stream()
                .map(Entry::content)
                .toList();
    }

    private static long say(Conversation where, String text) {
        return done(where.send(Draft.text(text))).sequence();
    }
}
