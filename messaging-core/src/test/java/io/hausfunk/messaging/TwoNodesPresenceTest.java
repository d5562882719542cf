// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.presence.Availability.AWAY;
import static io.hausfunk.messaging.presence.Availability.BUSY;
import static io.hausfunk.messaging.presence.Availability.OFFLINE;
import static io.hausfunk.messaging.presence.Availability.ONLINE;
import static io.hausfunk.messaging.test.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.access.PresencePolicy;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.internal.assembly.EngineBuilder;
import io.hausfunk.messaging.internal.nodes.ClusterTimings;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.presence.Device;
import io.hausfunk.messaging.presence.PresenceChoice;
import io.hausfunk.messaging.presence.StatusText;
import io.hausfunk.messaging.test.InMemoryNetwork;
import io.hausfunk.messaging.test.NetworkFaults;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Presence, typing and marks between two engines on one store and one network. */
class TwoNodesPresenceTest {
    private static final ClusterTimings HASTY = new ClusterTimings(
            Duration.ofMillis(50),
            Duration.ofMillis(500),
            Duration.ofSeconds(2),
            Duration.ofMillis(300),
            Duration.ofMillis(900));

    private final InMemoryNetwork network = new InMemoryNetwork();
    private final TestEngine one = TestEngine.start(this::joining);
    private final TestEngine two = one.another(this::joining);
    private final Session anna = one.session("anna");
    private final Session ben = two.session(one.tenant, "ben");
    private final HeardPresence heard = new HeardPresence();

    private MessagingBuilder joining(MessagingBuilder settings) {
        return EngineBuilder.with(settings, options -> options.nodes(HASTY))
                .cluster(network.transport())
                .receiptsVisible(true)
                .presence(PresencePolicy.everybodyOfTheTenant());
    }

    @AfterEach
    void close() throws Exception {
        two.close();
        one.close();
        network.close();
    }

    private void watchBen() {
        done(anna.presence().watch(Set.of(ben.user()), heard));
        eventually("the first call", () -> !heard.calls().isEmpty());
    }

    @Test
    void who_is_on_one_node_is_seen_on_the_other() {
        watchBen();
        Device device = ben.presence().connect(PresenceChoice.automatic());
        heard.await("ben", ONLINE);
        ben.presence().choose(PresenceChoice.busy().saying(words("in a meeting")));
        heard.await("ben", BUSY);
        heard.awaitStatus("ben", Optional.of("in a meeting"));
        device.close();
        heard.await("ben", OFFLINE);
        heard.awaitStatus("ben", Optional.empty());
        assertThat(heard.told("ben")).containsExactly(OFFLINE, ONLINE, BUSY, OFFLINE);
    }

    @Test
    void a_choice_made_on_one_node_holds_for_the_devices_on_the_other() {
        watchBen();
        Device device = ben.presence().connect(PresenceChoice.automatic());
        heard.await("ben", ONLINE);
        one.session("ben").presence().choose(PresenceChoice.away());
        heard.await("ben", AWAY);
        eventually("the device knows", () -> device.choice().equals(PresenceChoice.away()));
        Device second = one.session("ben").presence().connect(PresenceChoice.automatic());
        device.close();
        assertThat(second.choice()).isEqualTo(PresenceChoice.away());
        second.close();
        heard.await("ben", OFFLINE);
        eventually("it is forgotten", () -> device.choice().equals(PresenceChoice.automatic()));
    }

    @Test
    void who_was_on_a_node_that_is_not_heard_any_more_is_offline() {
        watchBen();
        ben.presence().connect(PresenceChoice.automatic());
        heard.await("ben", ONLINE);
        network.faults(NetworkFaults.CUT);
        heard.await("ben", OFFLINE);
        network.faults(NetworkFaults.NONE);
        heard.await("ben", ONLINE);
    }

    @Test
    void typing_and_marks_reach_the_other_node_and_nothing_travels_in_clear() {
        ReceivedLiveEvents bens = new ReceivedLiveEvents();
        ben.listenLive(bens);
        whole();
        Conversation withBen = done(anna.conversations().direct(ben.user()));
        done(withBen.typing());
        assertThat(bens.next()).isEqualTo("anna types");
        done(withBen.send(Draft.text("the only one")));
        assertThat(bens.next()).isEqualTo("anna stops");
        done(withBen.markRead(2));
        assertThat(bens.next()).isEqualTo("anna 2/2");
        Device device = ben.presence().connect(PresenceChoice.busy().saying(words("nobody else's words")));
        watchBen();
        heard.awaitStatus("ben", Optional.of("nobody else's words"));
        assertThat(device.connected()).isTrue();
        List<String> frames = network.sent().stream()
                .map(frame -> new String(frame.bytes(), StandardCharsets.ISO_8859_1))
                .toList();
        assertThat(frames).isNotEmpty().noneMatch(frame -> frame.contains("words") || frame.contains("anna"));
    }

    @Test
    void who_was_removed_on_another_node_sees_nothing_more_at_once() {
        Session cleo = two.session(one.tenant, "cleo");
        whole();
        ReceivedLiveEvents bens = new ReceivedLiveEvents();
        ReceivedLiveEvents cleos = new ReceivedLiveEvents();
        ben.listenLive(bens);
        cleo.listenLive(cleos);
        Conversation group =
                done(anna.conversations().createGroup(NewGroup.titled("g").with(List.of(ben.user(), cleo.user()))));
        done(group.typing());
        assertThat(bens.next()).isEqualTo("anna types");
        assertThat(cleos.next()).isEqualTo("anna types");
        done(group.participants().remove(ben.user()));
        assertThat(cleos.next()).isEqualTo("anna stops");
        done(group.typing());
        assertThat(cleos.next()).isEqualTo("anna types");
        assertThat(bens.rest()).doesNotContain("anna types");
    }

    private void whole() {
        eventually(
                "both nodes hear each other",
                () -> List.of(one, two).stream()
                        .map(engine -> engine.messaging.health().cluster().orElseThrow())
                        .allMatch(cluster -> cluster.whole() && cluster.living() == 2));
    }

    private static StatusText words(String text) {
        return new StatusText(text, Instant.now().plus(Duration.ofHours(1)));
    }
}
