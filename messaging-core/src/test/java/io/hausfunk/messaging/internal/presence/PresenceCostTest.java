// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.presence;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.access.PresencePolicy;
import io.hausfunk.messaging.access.PresenceQuestion;
import io.hausfunk.messaging.internal.nodes.NoPeers;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.presence.Availability;
import io.hausfunk.messaging.presence.Presence;
import io.hausfunk.messaging.presence.PresenceChoice;
import io.hausfunk.messaging.presence.StatusText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When listeners are called, and when the host is asked. */
class PresenceCostTest {
    private final long[] nanos = new long[1];
    private final List<List<PresenceQuestion>> asked = new ArrayList<>();
    private final PresencePolicy policy = questions -> {
        asked.add(questions);
        return questions.stream().map(question -> true).toList();
    };

    @Test
    void a_listener_is_called_once_a_second_at_most_and_with_what_holds_then() {
        PresenceNode node = new PresenceNode(new NoPeers(), () -> nanos[0], PresencePolicy.everybodyOfTheTenant());
        List<Long> calls = new ArrayList<>();
        node.watch("watcher", changes -> calls.add(nanos[0] / 1_000_000), "ben");
        node.local.connect(PresenceNode.person("ben"), PresenceChoice.automatic(), closed -> {});
        for (int tick = 0; tick < 20; tick++) {
            nanos[0] += 250_000_000L;
            StatusText words = new StatusText("tick " + tick, Instant.ofEpochSecond(60));
            node.local.choose(PresenceNode.person("ben"), PresenceChoice.busy().saying(words));
            node.tick();
        }
        assertThat(calls).containsExactly(0L, 1000L, 2000L, 3000L, 4000L, 5000L);
    }

    @Test
    void the_host_is_asked_for_what_may_be_shown_in_one_call_and_again_each_minute() {
        PresenceNode node = new PresenceNode(new NoPeers(), () -> nanos[0], policy);
        for (String name : List.of("ben", "cleo", "watcher")) {
            node.local.connect(PresenceNode.person(name), PresenceChoice.automatic(), closed -> {});
        }
        node.watch("watcher", changes -> {}, "ben", "cleo", "dora", "watcher");
        assertThat(asked).hasSize(1);
        assertThat(asked.get(0)).extracting(q -> q.person().value()).containsExactlyInAnyOrder("ben", "cleo", "dora");
        pass(node, 54);
        assertThat(asked).hasSize(1);
        pass(node, 3);
        assertThat(asked).hasSize(2);
        assertThat(asked.get(1)).hasSize(3);
    }

    @Test
    void how_long_the_host_thinks_does_not_tell_who_is_there() {
        new PresenceNode(new NoPeers(), () -> nanos[0], policy).watch("watcher", changes -> {}, "ben");
        PresenceNode node = new PresenceNode(new NoPeers(), () -> nanos[0], policy);
        node.local.connect(PresenceNode.person("ben"), PresenceChoice.automatic(), closed -> {});
        node.watch("watcher", changes -> {}, "ben");
        assertThat(asked).hasSize(2);
        assertThat(asked.get(0)).isEqualTo(asked.get(1));
    }

    @Test
    void of_too_many_devices_of_a_person_the_first_ones_end() {
        PresenceNode node = new PresenceNode(new NoPeers(), () -> nanos[0], policy);
        List<Object> ended = new ArrayList<>();
        List<ConnectedDevice> devices = new ArrayList<>();
        for (int i = 0; i < 1_002; i++) {
            devices.add(node.local.connect(PresenceNode.person("ben"), PresenceChoice.automatic(), ended::add));
        }
        assertThat(ended).isEqualTo(devices.subList(0, 2));
        assertThat(devices.get(1).connected()).isFalse();
        assertThat(devices.get(2).connected()).isTrue();
    }

    @Test
    void a_paused_watch_costs_the_host_nothing_and_shows_what_holds_afterwards() {
        PresenceNode node = new PresenceNode(new NoPeers(), () -> nanos[0], policy);
        List<List<Presence>> calls = new ArrayList<>();
        PresenceSubscription watch = node.watch("watcher", calls::add, "ben", "cleo");
        watch.pause();
        asked.clear();
        calls.clear();
        node.local.connect(PresenceNode.person("ben"), PresenceChoice.automatic(), closed -> {});
        pass(node, 120);
        node.local.choose(PresenceNode.person("ben"), PresenceChoice.busy());
        pass(node, 2);
        assertThat(asked).isEmpty();
        assertThat(calls).isEmpty();
        watch.resume();
        pass(node, 2);
        assertThat(calls).hasSize(1);
        assertThat(calls.get(0)).extracting(Presence::availability).contains(Availability.BUSY);
    }

    @Test
    void a_watch_whose_host_throws_an_error_is_tried_again() {
        PresenceNode node = new PresenceNode(new NoPeers(), () -> nanos[0], questions -> {
            asked.add(questions);
            if (asked.size() == 1) {
                throw new OutOfMemoryError("a test's");
            }
            return questions.stream().map(question -> true).toList();
        });
        node.local.connect(PresenceNode.person("ben"), PresenceChoice.automatic(), closed -> {});
        List<Presence> shown = new ArrayList<>();
        node.watch("watcher", shown::addAll, "ben");
        pass(node, 10);
        assertThat(shown).last().extracting(Presence::availability).isEqualTo(Availability.ONLINE);
    }

    @Test
    void people_who_are_watched_no_more_are_neither_asked_for_nor_shown_nor_kept() {
        PresenceNode node = new PresenceNode(new NoPeers(), () -> nanos[0], policy);
        List<Presence> shown = new ArrayList<>();
        PresenceSubscription watch = node.watch("watcher", shown::addAll, "ben", "cleo");
        pass(node, 2);
        shown.clear();
        asked.clear();

        watch.change(PresenceNode.people("cleo", "dora"));
        watch.change(PresenceNode.people("dora", "cleo"));
        pass(node, 70);
        node.local.choose(PresenceNode.person("ben"), PresenceChoice.busy());
        pass(node, 70);

        assertThat(shown).extracting(one -> one.user().value()).doesNotContain("ben");
        assertThat(shown)
                .filteredOn(one -> one.user().equals(UserId.of("dora")))
                .hasSize(1);
        assertThat(asked)
                .isNotEmpty()
                .allSatisfy(questions -> assertThat(questions)
                        .allSatisfy(question ->
                                assertThat(question.person().value()).isNotEqualTo("ben")));
        watch.close();
        watch.change(PresenceNode.people("ben"));
        assertThat(node.subscriptions.watchedPeople()).isZero();
    }

    @Test
    void a_paused_watch_shows_only_those_whom_it_watches_at_last() {
        PresenceNode node = new PresenceNode(new NoPeers(), () -> nanos[0], policy);
        List<Presence> shown = new ArrayList<>();
        PresenceSubscription watch = node.watch("watcher", shown::addAll, "ben");
        pass(node, 2);
        shown.clear();
        watch.pause();
        watch.change(PresenceNode.people("cleo"));
        watch.change(PresenceNode.people("dora"));
        pass(node, 2);
        assertThat(shown).isEmpty();
        watch.resume();
        pass(node, 2);
        assertThat(shown).extracting(one -> one.user().value()).containsExactly("dora");
    }

    @Test
    void a_closed_watch_is_not_asked_for_and_not_called() {
        PresenceNode node = new PresenceNode(new NoPeers(), () -> nanos[0], policy);
        List<Object> calls = new ArrayList<>();
        PresenceSubscription one = node.watch("one", calls::add, "ben", "cleo");
        PresenceSubscription two = node.watch("two", calls::add, "cleo", "ben");
        node.watch("three", changes -> {}, "ben");
        one.close();
        two.close();
        asked.clear();
        node.local.connect(PresenceNode.person("ben"), PresenceChoice.automatic(), closed -> {});
        node.local.connect(PresenceNode.person("cleo"), PresenceChoice.automatic(), closed -> {});
        pass(node, 70);
        assertThat(calls).hasSize(2);
        assertThat(asked)
                .isNotEmpty()
                .allSatisfy(questions -> assertThat(questions)
                        .allSatisfy(question ->
                                assertThat(question.watcher().value()).isEqualTo("three")));
    }

    private void pass(PresenceNode node, int seconds) {
        for (int tick = 0; tick < seconds * 4; tick++) {
            nanos[0] += 250_000_000L;
            if (tick % 80 == 0) {
                node.local.connect(PresenceNode.person("ben"), PresenceChoice.automatic(), closed -> {});
                node.local.connect(PresenceNode.person("cleo"), PresenceChoice.automatic(), closed -> {});
            }
            node.tick();
        }
    }
}
