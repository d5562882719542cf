// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hausfunk.messaging.administration.PersonLimits;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.LimitExceededException;
import io.hausfunk.messaging.internal.assembly.EngineBuilder;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.model.UserId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How fast a person may write, over all and in one conversation, by a clock that stands still unless the test moves it. */
class WriteLimitsTest {
    private static final PersonLimits LIMITS = PersonLimits.DEFAULT
            .writes(8, 4)
            .writesInConversation(4, 2)
            .exempting((tenant, user) -> {
                if (user.value().equals("broken")) {
                    throw new IllegalStateException("a fault of the host");
                }
                return user.value().equals("service");
            });

    private final AtomicLong nanos = new AtomicLong(System.nanoTime());
    private final TestEngine engine = TestEngine.start(
            settings -> EngineBuilder.with(settings.personLimits(LIMITS), options -> options.nanoTime(nanos::get)));
    private final Session service = engine.session("service");
    private final Conversation first = group("first");
    private final Conversation second = group("second");
    private final Conversation third = group("third");

    @Test
    void one_conversation_takes_so_many_at_once_and_more_as_time_passes() {
        Conversation annas = in("anna", first);
        send(annas, 4);
        assertTooFast(annas, "one person in one conversation may write 4 entries at once and 2 more each second", 500);
        nanos.addAndGet(Duration.ofMillis(300).toNanos());
        assertTooFast(annas, "2 more each second", 200);
        nanos.addAndGet(Duration.ofMillis(200).toNanos());
        send(annas, 1);
        assertTooFast(annas, "2 more each second", 500);
        nanos.addAndGet(Duration.ofHours(1).toNanos());
        send(annas, 4);
        assertTooFast(annas, "2 more each second", 500);
    }

    @Test
    void whoever_is_too_fast_in_one_conversation_still_writes_into_others_up_to_their_own_limit() {
        Conversation annas = in("anna", first);
        send(annas, 4);
        for (int i = 0; i < 20; i++) {
            assertTooFast(annas, "in one conversation", 500);
        }
        send(in("anna", second), 4);
        assertTooFast(in("anna", third), "one person may write 8 entries at once and 4 more each second", 250);
        send(in("ben", first), 4);
    }

    @Test
    void whatever_changes_a_message_or_a_conversation_counts_and_so_does_a_retry() {
        Conversation annas = in("anna", first);
        Draft draft = Draft.text("x");
        long sent = done(annas.send(draft)).sequence();
        done(annas.send(draft));
        done(annas.messages().edit(sent, Draft.text("y")));
        done(annas.messages().react(sent, "+"));
        refused(ErrorCode.RATE_EXCEEDED, () -> done(annas.messages().withdrawReaction(sent, "+")));
        refused(ErrorCode.RATE_EXCEEDED, () -> done(annas.messages().retract(sent)));
        refused(ErrorCode.RATE_EXCEEDED, () -> done(annas.leave()));
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        done(annas.messages().retract(sent));
    }

    @Test
    void whoever_founds_conversations_is_held_to_their_own_limit() {
        Session anna = engine.session("anna");
        for (int i = 0; i < 8; i++) {
            done(anna.conversations().createGroup(NewGroup.titled("g")));
        }
        refused(ErrorCode.RATE_EXCEEDED, () -> done(anna.conversations().createGroup(NewGroup.titled("g"))));
        refused(ErrorCode.RATE_EXCEEDED, () -> done(anna.conversations().direct(UserId.of("dora"))));
        done(engine.session("ben").conversations().direct(UserId.of("dora")));
        done(engine.session("ben").conversations().direct(UserId.of("anna")));
        done(anna.conversations().direct(UserId.of("ben")));
    }

    @Test
    void a_service_of_the_host_writes_as_fast_as_it_likes_and_a_predicate_that_fails_exempts_nobody() {
        send(first, 100);
        Conversation brokens = in("broken", first);
        send(brokens, 4);
        assertTooFast(brokens, "in one conversation", 500);
    }

    @Test
    void reading_and_marks_are_not_counted() {
        Conversation annas = in("anna", first);
        send(annas, 4);
        for (int i = 0; i < 20; i++) {
            done(annas.readAfter(0, 10));
            done(annas.markRead(i));
            done(annas.typing());
        }
    }

    private static void send(Conversation into, int messages) {
        for (int i = 0; i < messages; i++) {
            done(into.send(Draft.text("x")));
        }
    }

    private static void assertTooFast(Conversation into, String which, long millis) {
        assertThatThrownBy(() -> done(into.send(Draft.text("x"))))
                .isInstanceOfSatisfying(LimitExceededException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(ErrorCode.RATE_EXCEEDED);
                    assertThat(refusal.retryable()).isTrue();
                    assertThat(refusal.detail()).contains(which);
                    assertThat(refusal.retryAfter()).contains(Duration.ofMillis(millis));
                });
    }

    private Conversation group(String title) {
        return done(service.conversations()
                .createGroup(NewGroup.titled(title)
                        .with(List.of(UserId.of("anna"), UserId.of("ben"), UserId.of("broken")))));
    }

    private Conversation in(String user, Conversation conversation) {
        return done(engine.session(user).conversations().open(conversation.id()));
    }

    @AfterEach
    void close() {
        engine.close();
    }
}
