// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.content.TextContent;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.internal.assembly.EngineBuilder;
import io.hausfunk.messaging.internal.reading.SentMessage;
import io.hausfunk.messaging.message.Cursor;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.message.Subscription;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.UserId;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What somebody tries who takes or took part, with calls that everybody may make. */
class MemberTricksTest {
    private final AtomicBoolean mayWrite = new AtomicBoolean(true);
    private final AtomicLong nanoTime = new AtomicLong();
    private final TestEngine engine = TestEngine.start(settings -> EngineBuilder.with(
                    settings, options -> options.nanoTime(nanoTime::get))
            .reconcileEvery(Duration.ofMillis(100))
            .accessPolicy(questions -> questions.stream()
                    .map(question -> question.action() == io.hausfunk.messaging.access.AccessQuestion.Action.READ
                            || mayWrite.get())
                    .toList()));
    private final Session anna = engine.session("anna");
    private final Session mallory = engine.session("mallory");

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void a_reader_who_leaves_a_channel_and_joins_again_is_a_reader() {
        Conversation channel = done(anna.conversations().createChannel(NewGroup.titled("news")));
        done(mallory.conversations().join(channel.id()));
        done(channel.participants().changeRole(UserId.of("mallory"), Role.READER));
        Conversation hers = done(mallory.conversations().open(channel.id()));
        done(hers.leave());
        done(mallory.conversations().join(channel.id()));
        assertThat(done(hers.info()).role()).isEqualTo(Role.READER);
        refused(ErrorCode.NOT_PERMITTED, () -> done(hers.send(Draft.text("ha"))));
    }

    @Test
    void who_left_does_not_find_out_how_much_is_said_without_them() {
        Conversation group = group();
        Conversation hers = done(mallory.conversations().open(group.id()));
        Cursor cursor = done(mallory.sync(Cursor.beginning(), 500)).next();
        long left = done(hers.leave()).sequence();
        for (int i = 0; i < 5; i++) {
            done(group.send(Draft.text("without her")));
        }
        refused(ErrorCode.NOT_PERMITTED, () -> done(hers.send(Draft.text("x").replyingTo(left + 5))));
        refused(ErrorCode.NOT_PERMITTED, () -> done(hers.send(Draft.text("x").replyingTo(left + 6))));
        refused(ErrorCode.CURSOR_EXPIRED, () -> done(mallory.sync(at(cursor, left + 5), 500)));
        refused(ErrorCode.CURSOR_EXPIRED, () -> done(mallory.sync(at(cursor, left + 6), 500)));
        done(hers.markRead(Long.MAX_VALUE));
        assertThat(done(hers.info()).read()).isEqualTo(left);
        assertThat(done(hers.info()).delivered()).isEqualTo(left);
    }

    @Test
    void who_may_only_read_now_still_learns_what_became_of_a_message() {
        Conversation group = group();
        Conversation hers = done(mallory.conversations().open(group.id()));
        Draft draft = Draft.text("said").idempotencyKey("mine").replyingTo(1);
        Sent sent = done(hers.send(draft));
        done(group.participants().changeRole(UserId.of("mallory"), Role.READER));
        assertThat(done(hers.send(draft))).isEqualTo(new SentMessage(group.id(), sent.sequence(), true));
        refused(ErrorCode.NOT_PERMITTED, () -> done(hers.send(Draft.text("more"))));
    }

    @Test
    void whom_the_host_forbids_to_write_still_learns_what_became_of_a_message() {
        Conversation order = done(
                anna.conversations().createGroup(NewGroup.titled("an order").about("order:1")));
        Draft draft = Draft.text("said");
        Sent sent = done(order.send(draft));
        mayWrite.set(false);
        nanoTime.addAndGet(Duration.ofMinutes(1).toNanos());
        refused(ErrorCode.NOT_PERMITTED, () -> done(order.rename("other")));
        assertThat(done(order.send(draft))).isEqualTo(new SentMessage(order.id(), sent.sequence(), true));
        refused(ErrorCode.NOT_PERMITTED, () -> done(order.send(Draft.text("more"))));
    }

    @Test
    void who_comes_back_hears_what_was_said_meanwhile() {
        Conversation group = group();
        done(group.participants().remove(UserId.of("mallory")));
        done(group.send(Draft.text("without her")));
        ReceivedEntries heard = new ReceivedEntries();
        Subscription hers = done(mallory.listen(Cursor.beginning(), heard));
        assertThat(heard.next(2).stream().map(Entry::sequence)).containsExactly(1L, 2L);
        done(group.participants().add(List.of(UserId.of("mallory")), Role.MEMBER));
        assertThat(heard.next(2).stream().map(Entry::sequence)).containsExactly(3L, 4L);
        hers.close();
    }

    @Test
    void a_stage_fails_with_the_error_itself() {
        Conversation hers = done(mallory.conversations().open(group().id()));
        for (CompletionStage<?> stage : List.of(
                mallory.conversations().joinSubject("order:none"),
                hers.rename("no"),
                hers.rename("no").toCompletableFuture())) {
            Object seen = done(stage.handle((change, error) -> error));
            assertThat(seen).isInstanceOf(NotPermittedException.class);
        }
    }

    @Test
    void a_stage_is_not_completed_by_who_asked() {
        // One that nothing completes meanwhile.
        CompletionStage<SessionEnd> ended = mallory.ended();
        assertThat(ended.toCompletableFuture().cancel(true)).isTrue();
        if (ended instanceof CompletableFuture<SessionEnd> own) {
            assertThat(own.cancel(true) || own.completeExceptionally(new IllegalStateException()))
                    .isFalse();
        }
        mallory.close();
        assertThat(done(ended)).isEqualTo(SessionEnd.CLOSED);
    }

    @Test
    void the_longest_text_of_the_strangest_characters_is_kept() {
        Conversation group = group();
        for (String each : List.of("\u0001", "\"", "\\", "\u007f")) {
            int times = TextContent.MAX_BYTES / each.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
            Sent sent = done(group.send(Draft.text(each.repeat(times))));
            Entry kept = done(group.readAfter(sent.sequence() - 1, 1)).entries().get(0);
            assertThat(kept.content()).isEqualTo(TextContent.of(each.repeat(times)));
        }
    }

    private Conversation group() {
        return done(anna.conversations().createGroup(NewGroup.titled("g").with(List.of(UserId.of("mallory")))));
    }

    /** A cursor with one conversation, put somewhere else. */
    private static Cursor at(Cursor cursor, long number) {
        byte[] bytes = Base64.getUrlDecoder().decode(cursor.value());
        ByteBuffer.wrap(bytes).putLong(bytes.length - Long.BYTES, number);
        return new Cursor(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
