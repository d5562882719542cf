// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.test;

import static io.hausfunk.messaging.test.Eventually.eventually;
import static io.hausfunk.messaging.test.TestMessaging.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hausfunk.messaging.access.PresencePolicy;
import io.hausfunk.messaging.content.TextContent;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.presence.Availability;
import io.hausfunk.messaging.presence.PresenceChoice;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** What the kit promises to the tests of hosts. */
class TestMessagingTest {
    private static final UserId BEN = UserId.of("ben");

    @Test
    void a_message_is_heard_without_sleeping() {
        try (TestMessaging engine = TestMessaging.start()) {
            EntryRecorder heard = new EntryRecorder();
            done(engine.session("ben").listen(heard));

            Conversation withBen = done(engine.session("anna").conversations().direct(BEN));
            done(withBen.send(Draft.text("Die Rechnung 4711 ist freigegeben.")));

            assertThat(heard.next(TextContent.class).text()).contains("4711");
            assertThat(heard.rest()).isEmpty();
        }
    }

    @Test
    void who_does_nothing_is_away_as_soon_as_the_clock_says_so() {
        try (TestMessaging engine =
                TestMessaging.start(settings -> settings.presence(PresencePolicy.everybodyOfTheTenant()))) {
            Map<UserId, Availability> seen = new ConcurrentHashMap<>();
            done(engine.session("anna")
                    .presence()
                    .watch(
                            Set.of(BEN),
                            changes -> changes.forEach(change -> seen.put(change.user(), change.availability()))));
            var device = engine.session("ben").presence().connect(PresenceChoice.automatic());
            eventually("ben is there", () -> seen.get(BEN) == Availability.ONLINE);

            engine.clock().advance(Duration.ofMinutes(6));
            device.alive();

            eventually("ben is away", () -> seen.get(BEN) == Availability.AWAY);
        }
    }

    @Test
    void entries_carry_the_time_of_the_clock() {
        try (TestMessaging engine = TestMessaging.start()) {
            Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
            engine.clock().advance(Duration.ofDays(1));

            Conversation withBen = done(engine.session("anna").conversations().direct(BEN));
            done(withBen.send(Draft.text("good morning")));

            assertThat(done(withBen.readAfter(1, 1)).entries().get(0).at())
                    .isBetween(tomorrow.minusSeconds(1), tomorrow.plusSeconds(60));
        }
    }

    @Test
    void two_nodes_hear_each_other_also_after_the_network_was_cut() {
        try (TestMessaging one = TestMessaging.start();
                TestMessaging two = one.another(settings -> settings)) {
            EntryRecorder heard = new EntryRecorder();
            done(two.session("ben").listen(heard));
            Conversation withBen = done(one.session("anna").conversations().direct(BEN));
            done(withBen.send(Draft.text("one")));
            assertThat(heard.next(TextContent.class).text()).isEqualTo("one");

            one.network().faults(NetworkFaults.CUT);
            done(withBen.send(Draft.text("two")));

            assertThat(heard.next(TextContent.class).text()).isEqualTo("two");
        }
    }

    @Test
    void two_tests_share_nothing() {
        try (TestMessaging one = TestMessaging.start();
                TestMessaging other = TestMessaging.start()) {
            Conversation withBen = done(one.session("anna").conversations().direct(BEN));

            assertThat(other.tenant()).isNotEqualTo(one.tenant());
            assertThatThrownBy(() -> done(other.session("anna").conversations().open(withBen.id())))
                    .isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void time_never_goes_back() {
        assertThatThrownBy(() -> new TestClock().advance(Duration.ofSeconds(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
