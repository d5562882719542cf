// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static io.hausfunk.messaging.test.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.content.AlertSeverity;
import io.hausfunk.messaging.content.AlertState;
import io.hausfunk.messaging.content.AlertState.Status;
import io.hausfunk.messaging.content.CardChange;
import io.hausfunk.messaging.content.CardChanged;
import io.hausfunk.messaging.content.NoticeContent;
import io.hausfunk.messaging.conversation.Change;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.machine.Alerts;
import io.hausfunk.messaging.machine.MachineMessageType;
import io.hausfunk.messaging.machine.OnCall;
import io.hausfunk.messaging.machine.ServiceAccount;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.message.TimelineItem;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.timeline.TimelineState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An alert from its first raising to its end, as those on call see it. */
class AlertTest {
    private static final NoticeContent DISK =
            NoticeContent.of("Disk is filling up").field("Host", "db-1");
    private static final NoticeContent FULL = NoticeContent.of("Disk is full").field("Host", "db-1");

    private final MovableTime time = new MovableTime();
    private final TestEngine engine = start(TestEngine::start);
    private final Alerts alerts = alerts();
    private final OnCall ops = OnCall.of("ops", people("anna", "ben"))
            .then(Duration.ofMinutes(5), people("carl"))
            .then(Duration.ofMinutes(15), people("dora"));

    private TestEngine start(
            java.util.function.Function<java.util.function.UnaryOperator<MessagingBuilder>, TestEngine> how) {
        return how.apply(settings -> settings.clock(time).reconcileEvery(Duration.ofMillis(100)));
    }

    private Alerts alerts() {
        done(engine.messaging
                .administer(engine.tenant, UserId.of("administrator"))
                .serviceAccounts()
                .create(ServiceAccount.of("monitoring", "Monitoring")
                        .sending(MachineMessageType.ALERT)
                        .perMinute(10_000)
                        .toEverybody()));
        return done(engine.messaging.openService(engine.tenant, "monitoring")).alerts();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void repeats_are_one_card_that_says_what_is_so_now() {
        Sent first = done(alerts.raise(ops, "disk", AlertSeverity.WARNING, DISK));
        TimelineState live = TimelineState.of(UserId.of("anna"));
        Conversation annas = room("anna", first);
        for (int i = 0; i < 3; i++) {
            time.pass(Duration.ofSeconds(10));
            Sent again = done(alerts.raise(ops, "disk", AlertSeverity.CRITICAL, FULL));
            assertThat(again.sequence()).isEqualTo(first.sequence());
            assertThat(again.repeated()).isTrue();
        }
        done(alerts.raise(ops, "other", AlertSeverity.INFO, DISK));
        AlertState state = state(annas, first);
        assertThat(state.occurrences()).isEqualTo(4);
        assertThat(state.words()).isEqualTo(FULL);
        assertThat(state.severity()).isEqualTo(AlertSeverity.CRITICAL);
        assertThat(state.status()).isEqualTo(Status.OPEN);
        assertThat(state.lastRaised()).isEqualTo(time.instant());

        done(annas.readAfter(0, 100)).entries().forEach(live::apply);
        assertThat(live.items(time.instant())).isEqualTo(items(annas));
        assertThat(items(annas).stream().filter(item -> item.card().isPresent()))
                .hasSize(2);
        assertThat(history(annas, first)).hasSize(1);
    }

    @Test
    void it_is_taken_resolved_and_then_another_card() {
        Sent card = done(alerts.raise(ops, "disk", AlertSeverity.WARNING, DISK));
        Conversation annas = room("anna", card);
        Conversation bens = room("ben", card);
        assertThat(done(annas.cards().takeAlert(card.sequence())).changed()).isTrue();
        assertThat(done(annas.cards().takeAlert(card.sequence())).changed()).isFalse();
        refused(ErrorCode.ALERT_TAKEN, () -> done(bens.cards().takeAlert(card.sequence())));
        refused(ErrorCode.ALERT_TAKEN, () -> done(bens.cards().resolveAlert(card.sequence())));
        done(alerts.raise(ops, "disk", AlertSeverity.WARNING, DISK));
        assertThat(state(bens, card).takenBy()).contains(UserId.of("anna"));
        assertThat(done(annas.cards().resolveAlert(card.sequence())).changed()).isTrue();
        assertThat(done(annas.cards().resolveAlert(card.sequence())).changed()).isFalse();
        refused(ErrorCode.ALERT_RESOLVED, () -> done(bens.cards().takeAlert(card.sequence())));
        assertThat(done(alerts.resolve(ops, "disk"))).isFalse();
        assertThat(history(annas, card)).containsExactly(CardChange.TAKEN, CardChange.REPEATED, CardChange.RESOLVED);

        Sent next = done(alerts.raise(ops, "disk", AlertSeverity.WARNING, DISK));
        assertThat(next.sequence()).isGreaterThan(card.sequence());
        assertThat(next.repeated()).isFalse();
        assertThat(done(alerts.resolve(ops, "disk"))).isTrue();
        assertThat(done(alerts.find(ops, "disk"))).map(AlertState::status).contains(Status.RESOLVED);
        assertThat(done(alerts.find(ops, "never"))).isEmpty();
        assertThat(done(alerts.resolve(OnCall.of("nobody", people("anna")), "disk")))
                .isFalse();
        refused(ErrorCode.NOT_APPLICABLE, () -> done(annas.cards().takeAlert(1)));
        refused(ErrorCode.MESSAGE_MISSING, () -> done(annas.cards().takeAlert(999)));
    }

    @Test
    void it_escalates_until_somebody_takes_it() {
        Sent card = done(alerts.raise(ops, "disk", AlertSeverity.CRITICAL, DISK));
        Conversation carls = room("carl", card);
        assertThat(mentions("anna")).isEqualTo(1);
        assertThat(mentions("carl")).isZero();
        time.pass(Duration.ofMinutes(5));
        eventually("carl is called", () -> state(carls, card).level() == 1);
        assertThat(mentions("carl")).isEqualTo(1);
        assertThat(mentions("dora")).isZero();
        time.pass(Duration.ofMinutes(10));
        eventually("dora is called", () -> state(carls, card).level() == 2);
        assertThat(history(carls, card)).containsExactly(CardChange.ESCALATED, CardChange.ESCALATED);
    }

    @Test
    void whoever_takes_it_ends_its_escalation() {
        Sent taken = done(alerts.raise(ops, "taken", AlertSeverity.CRITICAL, DISK));
        Sent open = done(alerts.raise(ops, "open", AlertSeverity.CRITICAL, DISK));
        done(room("anna", taken).cards().takeAlert(taken.sequence()));
        time.pass(Duration.ofMinutes(15));
        Conversation doras = room("dora", open);
        eventually("the other one escalates twice", () -> state(doras, open).level() == 2);
        assertThat(history(doras, taken)).containsExactly(CardChange.TAKEN);
    }

    @Test
    void an_alert_escalates_though_the_engine_that_raised_it_died() {
        Sent card = done(alerts.raise(ops, "disk", AlertSeverity.CRITICAL, DISK));
        engine.close();
        time.pass(Duration.ofMinutes(5));
        try (TestEngine other = start(engine::another)) {
            Conversation annas =
                    done(other.session(engine.tenant, "anna").conversations().open(card.conversation()));
            eventually("it escalates", () -> state(annas, card).level() == 1);
        }
    }

    @Test
    void of_many_people_on_two_nodes_one_takes_each_alert() {
        int rounds = Boolean.getBoolean("hausfunk.thorough") ? 1000 : 10;
        List<String> names = IntStream.range(0, 8).mapToObj(i -> "p" + i).toList();
        OnCall all = OnCall.of("all", names.stream().map(UserId::of).toList());
        try (TestEngine other = start(engine::another)) {
            List<Conversation> rooms = new ArrayList<>();
            Sent first = done(alerts.raise(all, "first", AlertSeverity.INFO, DISK));
            for (int i = 0; i < names.size(); i++) {
                Session session = (i % 2 == 0 ? engine : other).session(engine.tenant, names.get(i));
                rooms.add(done(session.conversations().open(first.conversation())));
            }
            for (int round = 0; round < rounds; round++) {
                Sent card = done(alerts.raise(all, "" + round, AlertSeverity.INFO, DISK));
                List<CompletableFuture<Change>> tries = new ArrayList<>();
                rooms.forEach(room ->
                        tries.add(room.cards().takeAlert(card.sequence()).toCompletableFuture()));
                List<Integer> winners = IntStream.range(0, tries.size())
                        .filter(i -> won(tries.get(i)))
                        .boxed()
                        .toList();
                assertThat(winners).hasSize(1);
                assertThat(state(rooms.get(0), card).takenBy()).contains(UserId.of(names.get(winners.get(0))));
                assertThat(history(rooms.get(1), card)).containsExactly(CardChange.TAKEN);
            }
        }
    }

    private static boolean won(CompletableFuture<Change> attempt) {
        try {
            return done(attempt).changed();
        } catch (MessagingException refused) {
            assertThat(refused.code()).isEqualTo(ErrorCode.ALERT_TAKEN);
            return false;
        }
    }

    @Test
    void two_nodes_that_raise_the_same_alert_at_once_make_one_card() {
        try (TestEngine other = start(engine::another)) {
            Alerts others = done(other.messaging.openService(engine.tenant, "monitoring"))
                    .alerts();
            done(alerts.raise(ops, "warm", AlertSeverity.INFO, DISK));
            List<CompletableFuture<Sent>> raised = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                NoticeContent words = NoticeContent.of("Disk " + i);
                raised.add((i % 2 == 0 ? alerts : others)
                        .raise(ops, "disk", AlertSeverity.INFO, words)
                        .toCompletableFuture());
            }
            assertThat(raised.stream().map(TestEngine::done).map(Sent::sequence).distinct())
                    .hasSize(1);
            assertThat(done(alerts.find(ops, "disk")))
                    .map(AlertState::occurrences)
                    .contains(6L);
        }
    }

    @Test
    void whoever_is_not_on_call_any_more_sees_no_later_alert() {
        Sent first = done(alerts.raise(ops, "disk", AlertSeverity.INFO, DISK));
        Conversation bens = room("ben", first);
        Sent second = done(alerts.raise(OnCall.of("ops", people("anna")), "net", AlertSeverity.INFO, DISK));
        assertThat(second.conversation()).isEqualTo(first.conversation());
        refused(ErrorCode.NOT_PERMITTED, () -> done(bens.cards().takeAlert(second.sequence())));
        assertThat(done(bens.timeline().after(0, 100)).items().stream()
                        .mapToLong(TimelineItem::sequence)
                        .max())
                .isPresent()
                .satisfies(last -> assertThat(last.getAsLong()).isLessThan(second.sequence()));
        refused(
                ErrorCode.NOT_PERMITTED,
                () -> done(engine.session("eve").conversations().open(first.conversation())));
    }

    private static List<UserId> people(String... names) {
        return java.util.Arrays.stream(names).map(UserId::of).toList();
    }

    private Conversation room(String person, Sent card) {
        return done(engine.session(person).conversations().open(card.conversation()));
    }

    private static List<TimelineItem> items(Conversation room) {
        return done(room.timeline().after(0, 100)).items();
    }

    private static AlertState state(Conversation room, Sent card) {
        return (AlertState) done(room.timeline().messages(List.of(card.sequence())))
                .get(0)
                .card()
                .orElseThrow();
    }

    private static List<CardChange> history(Conversation room, Sent card) {
        return done(room.cards().history(card.sequence())).stream()
                .map(Entry::content)
                .map(content -> ((CardChanged) content).change())
                .toList();
    }

    private long mentions(String person) {
        return done(engine.session(person).conversations().overview(Optional.empty(), 10))
                .conversations()
                .get(0)
                .mentions();
    }
}
