// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.test.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.ConversationSettings;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.conversation.NotificationLevel;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Mentions;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.notification.Notification;
import io.hausfunk.messaging.notification.NotificationSettings;
import io.hausfunk.messaging.notification.Notifier;
import io.hausfunk.messaging.notification.QuietHours;
import io.hausfunk.messaging.presence.Device;
import io.hausfunk.messaging.presence.PresenceChoice;
import io.hausfunk.messaging.storage.memory.MemoryData;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NotificationTest {
    private static final Duration DELAY = Duration.ofMinutes(5);
    private static final NotificationSettings SETTINGS =
            NotificationSettings.defaults().delay(DELAY).pause(Duration.ZERO);

    private final MovableTime time = new MovableTime();
    private final Instant start = time.instant();
    private final MemoryData data =
            new MemoryData(() -> Duration.between(start, time.instant()).toNanos(), start);
    /** How many people wait for something else than the delay. */
    private int waiting;

    private final HeardNotifications heard = new HeardNotifications();
    private final TestEngine engine = TestEngine.on(data, with(heard, SETTINGS));
    private final Conversation annas = done(engine.session("anna")
            .conversations()
            .createGroup(NewGroup.titled("g").with(List.of(UserId.of("ben"), UserId.of("zoe")))));

    @BeforeEach
    void nobodyHasToBeToldOfTheBeginning() {
        later("the group is noticed", () -> noticed() > 0);
        time.pass(DELAY);
        nobodyIsLookedAtAnyMore();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private UnaryOperator<MessagingBuilder> with(Notifier notifier, NotificationSettings settings) {
        return builder ->
                builder.clock(time).reconcileEvery(Duration.ofMillis(100)).notifier(notifier, settings);
    }

    private Conversation of(String user) {
        return done(engine.session(user).conversations().open(annas.id()));
    }

    private void say(String text) {
        afterTheDelay(() -> done(annas.send(Draft.text(text))));
    }

    private void mention(Mentions mentions) {
        afterTheDelay(() -> done(annas.send(Draft.text("du").mentioning(mentions))));
    }

    /** Does something that is noticed, and lets the delay pass. */
    private void afterTheDelay(Runnable doing) {
        // Those who are noticed together share a row of the agenda.
        later("only those are left who have to wait", () -> noticed() == waiting);
        time.pass(DELAY.dividedBy(2));
        doing.run();
        later("it is noticed", () -> noticed() > waiting);
        time.pass(DELAY);
    }

    /** Lets time pass until something holds. */
    private void later(String what, BooleanSupplier condition) {
        eventually(what, () -> {
            if (condition.getAsBoolean()) {
                return true;
            }
            time.pass(Duration.ofSeconds(1));
            return false;
        });
    }

    private Notification told(String user, int times) {
        return told(heard, user, times);
    }

    private Notification told(HeardNotifications notifier, String user, int times) {
        later(user + " is told", () -> notifier.of(user).size() >= times);
        return notifier.of(user).get(times - 1);
    }

    /** How many are looked at later. */
    private int noticed() {
        return data.tasks(engine.tenant);
    }

    private void nobodyIsLookedAtAnyMore() {
        later("nobody is looked at any more", () -> noticed() == 0);
    }

    @Test
    void who_does_not_read_is_told_once_after_the_delay_in_ids_and_counts() {
        afterTheDelay(() -> {
            done(annas.send(Draft.text("eins").mentioning(Mentions.of(List.of(UserId.of("ben"))))));
            done(annas.send(Draft.text("zwei")));
        });

        Notification told = told("ben", 1);
        assertThat(told.tenant()).isEqualTo(engine.tenant);
        assertThat(told.messages()).isEqualTo(2);
        assertThat(told.mentions()).isEqualTo(1);
        assertThat(told.conversations()).singleElement().satisfies(one -> {
            assertThat(one.conversation()).isEqualTo(annas.id());
            assertThat(one.messages()).isEqualTo(2);
            assertThat(one.mentions()).isEqualTo(1);
            assertThat(one.latest()).isEqualTo(3);
        });
        assertThat(told("zoe", 1).mentions()).isZero();
        nobodyIsLookedAtAnyMore();
        assertThat(heard.of("ben")).hasSize(1);
        assertThat(heard.of("anna")).isEmpty();
        assertThat(told.toString()).doesNotContain("ben");
    }

    @Test
    void who_reads_in_time_is_not_told() {
        afterTheDelay(() -> {
            long said = done(annas.send(Draft.text("eins"))).sequence();
            done(of("ben").markRead(said));
        });
        told("zoe", 1);
        nobodyIsLookedAtAnyMore();
        assertThat(heard.of("ben")).isEmpty();
    }

    @Test
    void what_does_not_count_as_unread_tells_nobody_again() {
        say("eins");
        told("ben", 1);
        nobodyIsLookedAtAnyMore();
        afterTheDelay(() -> done(of("zoe").messages().react(2, "+1")));
        nobodyIsLookedAtAnyMore();
        assertThat(heard.of("ben")).hasSize(1);
        say("zwei");
        assertThat(told("ben", 2).messages()).isEqualTo(2);
    }

    @Test
    void who_is_connected_is_told_only_once_they_went_without_reading() {
        Session ben = engine.session("ben");
        Device device = ben.presence().connect(PresenceChoice.automatic());
        say("eins");
        told("zoe", 1);
        later("only ben waits", () -> noticed() == 1);
        assertThat(heard.of("ben")).isEmpty();
        device.close();
        later("ben is told", () -> !heard.of("ben").isEmpty());
    }

    @Test
    void levels_mutes_and_the_archive_are_honoured() {
        done(of("ben").changeSettings(now -> now.notifications(NotificationLevel.MENTIONS)));
        done(of("zoe").changeSettings(now -> now.mutedUntil(time.instant().plus(Duration.ofHours(1)))));
        say("eins");
        nobodyIsLookedAtAnyMore();
        assertThat(heard.of("ben")).isEmpty();
        assertThat(heard.of("zoe")).isEmpty();

        mention(Mentions.ofEveryone());
        assertThat(told("ben", 1).messages()).isEqualTo(1);
        nobodyIsLookedAtAnyMore();
        say("drei");
        nobodyIsLookedAtAnyMore();
        assertThat(heard.of("ben")).hasSize(1);

        time.pass(Duration.ofHours(1));
        done(of("ben").changeSettings(now -> now.notifications(NotificationLevel.NONE)));
        mention(Mentions.ofEveryone());
        assertThat(told("zoe", 1).messages()).isEqualTo(4);
        nobodyIsLookedAtAnyMore();
        done(of("zoe").changeSettings(now -> ConversationSettings.usual().archived(true)));
        mention(Mentions.ofEveryone());
        nobodyIsLookedAtAnyMore();
        assertThat(heard.of("zoe")).hasSize(1);
        assertThat(heard.of("ben")).hasSize(1);
    }

    @Test
    void quiet_hours_hold_what_is_told_until_they_end_also_in_the_night_in_which_clocks_change() {
        QuietHours night = QuietHours.in(ZoneId.of("Europe/Berlin")).daily(LocalTime.of(22, 0), LocalTime.of(7, 0));
        done(engine.session("ben").notifications().setQuietHours(night));
        assertThat(done(engine.session("ben").notifications().quietHours())).contains(night);
        say("eins");
        told("zoe", 1);
        waiting = 1;
        say("zwei");
        told("zoe", 2);
        later("both wait in one row", () -> noticed() == 1);
        time.pass(Duration.between(time.instant(), Instant.parse("2026-10-25T05:45:00Z")));
        say("drei");
        assertThat(told("ben", 1).messages()).isEqualTo(3);
        nobodyIsLookedAtAnyMore();
        assertThat(heard.of("ben")).hasSize(1);
        done(engine.session("ben").notifications().clearQuietHours());
        assertThat(done(engine.session("ben").notifications().quietHours())).isEmpty();
    }

    @Test
    void nobody_is_told_twice_within_the_pause_and_then_of_everything_at_once() {
        HeardNotifications digest = new HeardNotifications();
        engine.close();
        try (TestEngine slow = engine.another(with(digest, SETTINGS.pause(Duration.ofHours(1))))) {
            Conversation mine =
                    done(slow.session(engine.tenant, "anna").conversations().open(annas.id()));
            afterTheDelay(() -> done(mine.send(Draft.text("eins"))));
            told(digest, "ben", 1);
            nobodyIsLookedAtAnyMore();
            for (int i = 0; i < 3; i++) {
                waiting = i == 0 ? 0 : 2;
                afterTheDelay(() -> done(mine.send(Draft.text("mehr"))));
            }
            later("ben and zoe wait", () -> noticed() == 2);
            assertThat(digest.of("ben")).hasSize(1);
            time.pass(Duration.ofHours(1));
            assertThat(told(digest, "ben", 2).messages()).isEqualTo(4);
            nobodyIsLookedAtAnyMore();
            assertThat(digest.of("ben")).hasSize(2);
        }
    }

    @Test
    void what_was_said_while_nobody_looked_is_told_by_the_next_engine_and_by_one_of_several_only() {
        engine.close();
        try (TestEngine quiet = engine.another(builder -> builder.clock(time))) {
            Conversation mine =
                    done(quiet.session(engine.tenant, "anna").conversations().open(annas.id()));
            done(mine.send(Draft.text("eins")));
        }
        TestEngine one = engine.another(with(heard, SETTINGS));
        TestEngine two = engine.another(with(heard, SETTINGS));
        try (one;
                two) {
            later("it is noticed", () -> noticed() > 0);
            time.pass(DELAY);
            told("ben", 1);
            told("zoe", 1);
            nobodyIsLookedAtAnyMore();
            assertThat(heard.of("ben")).hasSize(1);
            assertThat(heard.of("zoe")).hasSize(1);
        }
    }

    @Test
    void who_went_is_not_told() {
        afterTheDelay(() -> {
            done(annas.send(Draft.text("eins")));
            done(annas.participants().remove(UserId.of("ben")));
        });
        told("zoe", 1);
        nobodyIsLookedAtAnyMore();
        assertThat(heard.of("ben")).isEmpty();
    }
}
