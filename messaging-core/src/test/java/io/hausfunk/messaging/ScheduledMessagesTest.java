// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static io.hausfunk.messaging.test.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.content.TextContent;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.conversation.ScheduledMessage;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScheduledMessagesTest {
    private final MovableTime time = new MovableTime();
    private final Instant start = time.instant();
    private TestEngine engine =
            TestEngine.start(settings -> settings.clock(time).reconcileEvery(Duration.ofMillis(100)));
    private final TenantId tenant = engine.tenant;
    private final Conversation annas = done(engine.session("anna")
            .conversations()
            .createGroup(NewGroup.titled("g").with(List.of(UserId.of("ben")))));
    private final Draft draft = Draft.text("Guten Morgen").idempotencyKey("morning");

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void a_message_is_sent_once_when_its_time_came_though_all_engines_were_down() {
        Instant at = at(60);
        done(bens().scheduled().schedule(draft, at));
        assertThat(done(bens().scheduled().schedule(draft, at)).at()).isEqualTo(at);
        assertThat(said()).isEmpty();
        TestEngine before = engine;
        before.close();
        time.pass(Duration.ofMinutes(60));
        engine = before.another(settings -> settings.clock(time).reconcileEvery(Duration.ofMillis(100)));
        TestEngine other = before.another(settings -> settings.clock(time).reconcileEvery(Duration.ofMillis(100)));
        try (other) {
            eventually("it is sent", () -> !said().isEmpty());
            eventually("nothing is scheduled", () -> list().isEmpty());
            assertThat(said()).hasSize(1);
            Entry entry = said().get(0);
            assertThat(entry.content()).isEqualTo(TextContent.of("Guten Morgen"));
            assertThat(entry.author()).contains(UserId.of("ben"));
            assertThat(entry.at()).isEqualTo(at);
        }
    }

    @Test
    void it_can_be_changed_and_cancelled_until_then() {
        done(bens().scheduled().schedule(draft, at(60)));
        refused(
                ErrorCode.IDEMPOTENCY_CONFLICT,
                () -> done(bens().scheduled().schedule(Draft.text("x").idempotencyKey("morning"), at(60))));
        done(bens().scheduled().change(Draft.text("Moin").idempotencyKey("morning"), at(30)));
        done(bens().scheduled().schedule(Draft.text("never").idempotencyKey("never"), at(20)));
        assertThat(list()).extracting(ScheduledMessage::at).containsExactly(at(20), at(30));
        assertThat(done(bens().scheduled().cancel(list().get(0).draft().idempotencyKey())))
                .isTrue();
        assertThat(done(bens().scheduled().cancel(Draft.text("x").idempotencyKey())))
                .isFalse();
        time.pass(Duration.ofMinutes(30));
        eventually("it is sent", () -> list().isEmpty());
        time.pass(Duration.ofMinutes(60));
        assertThat(said()).extracting(Entry::content).containsExactly(TextContent.of("Moin"));
        refused(ErrorCode.MESSAGE_MISSING, () -> done(bens().scheduled().change(draft, at(200))));
    }

    @Test
    void who_may_not_send_any_more_finds_out_why_it_was_not_sent() {
        done(bens().scheduled().schedule(draft, at(60)));
        done(annas.participants().remove(UserId.of("ben")));
        time.pass(Duration.ofMinutes(60));
        eventually("it is refused", () -> list().get(0).refusal().isPresent());
        assertThat(list().get(0).refusal()).contains(ErrorCode.NOT_PERMITTED);
        assertThat(said()).isEmpty();
        refused(ErrorCode.NOT_PERMITTED, () -> done(bens().scheduled().schedule(Draft.text("x"), at(60))));
        assertThat(done(bens().scheduled().cancel(draft.idempotencyKey()))).isTrue();
        assertThat(list()).isEmpty();
    }

    @Test
    void in_the_night_in_which_clocks_go_back_each_of_the_two_same_hours_is_an_hour_of_its_own() {
        ZonedDateTime twice = LocalDateTime.parse("2026-10-25T02:45").atZone(ZoneId.of("Europe/Berlin"));
        Instant summer = twice.withEarlierOffsetAtOverlap().toInstant();
        Instant winter = twice.withLaterOffsetAtOverlap().toInstant();
        done(bens().scheduled().schedule(Draft.text("winter"), winter));
        done(bens().scheduled().schedule(Draft.text("summer"), summer));

        time.pass(Duration.between(time.instant(), summer));
        eventually("the first is sent", () -> said().size() == 1);
        assertThat(said().get(0).content()).isEqualTo(TextContent.of("summer"));
        assertThat(list()).hasSize(1);
        time.pass(Duration.ofHours(1));
        eventually("the second is sent", () -> said().size() == 2);
        assertThat(said().get(1).at()).isEqualTo(winter);
    }

    @Test
    void what_cannot_be_scheduled_is_refused_with_a_reason() {
        refused(ErrorCode.ARGUMENT_OUT_OF_RANGE, () -> done(bens().scheduled().schedule(draft, at(0))));
        refused(ErrorCode.ARGUMENT_OUT_OF_RANGE, () -> done(bens().scheduled().schedule(draft, at(367 * 24 * 60))));
        refused(ErrorCode.ARGUMENT_MISSING, () -> bens().scheduled().schedule(draft, null));
        assertThat(list()).isEmpty();
    }

    @Test
    void others_do_not_see_what_somebody_scheduled() {
        done(bens().scheduled().schedule(draft, at(60)));
        assertThat(done(annas.scheduled().list())).isEmpty();
        assertThat(done(annas.scheduled().cancel(draft.idempotencyKey()))).isFalse();
        assertThat(list()).hasSize(1);
        assertThat(list().get(0).draft()).isEqualTo(draft);
    }

    private Instant at(int minutes) {
        return start.plus(Duration.ofMinutes(minutes));
    }

    private List<ScheduledMessage> list() {
        return done(bens().scheduled().list());
    }

    private Conversation bens() {
        return done(engine.session(tenant, "ben").conversations().open(annas.id()));
    }

    private List<Entry> said() {
        return done(engine.session(tenant, "anna")
                        .conversations()
                        .open(annas.id())
                        .thenCompose(c -> c.readAfter(0, 100)))
                .entries()
                .stream()
                .filter(entry -> entry.content() instanceof TextContent)
                .toList();
    }
}
