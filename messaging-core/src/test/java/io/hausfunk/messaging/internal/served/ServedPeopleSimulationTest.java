// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.served;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.internal.access.PersonRef;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.presence.PresenceChoice;
import io.hausfunk.messaging.presence.StatusText;
import io.hausfunk.messaging.storage.PersonKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Nodes with links that lose, double, delay, reorder and cut: once these heal, everybody knows every own. */
class ServedPeopleSimulationTest {
    private static final int SEEDS = 300;
    private static final long TICK = 250_000_000L;
    /** So small that answers take many pieces, and that who went is soon forgotten. */
    private static final ServedLimits SMALL = new ServedLimits(1000, 5, 400, 4);

    private static final TenantId TENANT = new TenantId("t");

    @TestFactory
    Stream<DynamicTest> ten_seconds_after_the_links_heal_everybody_agrees_with_the_truth() {
        return Stream.iterate(0L, seed -> seed + 1)
                .limit(SEEDS)
                .map(seed -> DynamicTest.dynamicTest("seed " + seed, () -> new Run(seed).run()));
    }

    private static final class Run {
        private final Random random;
        private final FaultyNet net;
        private final List<ServedPeople> served = new ArrayList<>();
        private final List<Map<PersonRef, ServedState>> truths = new ArrayList<>();
        private final List<Map<PersonRef, List<NodePresence>>> told = new ArrayList<>();
        private final List<PersonRef> people = new ArrayList<>();

        Run(long seed) {
            random = new Random(seed);
            net = new FaultyNet(seed);
            for (int i = 0; i < 60; i++) {
                people.add(new PersonRef(TENANT, new PersonKey(new UUID(random.nextLong(), i))));
            }
            int nodes = 3 + random.nextInt(2);
            for (int i = 0; i < nodes; i++) {
                served.add(new ServedPeople(net.node(), SMALL, net::now));
                truths.add(new HashMap<>());
                told.add(new HashMap<>());
            }
            for (int i = 0; i < nodes; i++) {
                ServedPeople own = served.get(i);
                Map<PersonRef, List<NodePresence>> seen = told.get(i);
                own.start(person -> seen.put(person, own.onOtherNodes(person)));
            }
        }

        void run() {
            int ticks = 80 + random.nextInt(80);
            for (int tick = 0; tick < ticks; tick++) {
                for (int change = random.nextInt(4); change > 0; change--) {
                    change();
                }
                if (random.nextInt(4) == 0) {
                    net.stir();
                }
                tick();
            }
            net.heal();
            for (int tick = 0; tick < 40; tick++) {
                tick();
            }
            check();
        }

        private void tick() {
            for (ServedPeople each : served) {
                net.pass(TICK / served.size());
                each.tick();
            }
        }

        private void change() {
            int node = random.nextInt(served.size());
            PersonRef person = people.get(random.nextInt(people.size()));
            ServedState before = truths.get(node).getOrDefault(person, ServedState.NOTHING);
            ServedState after;
            if (random.nextBoolean()) {
                after = new ServedState(!before.listening(), before.presence());
                if (after.listening()) {
                    served.get(node).listenerAdded(person);
                } else {
                    served.get(node).listenerRemoved(person);
                }
            } else {
                NodePresence here = random.nextInt(3) == 0 ? null : here(node);
                after = new ServedState(before.listening(), here);
                served.get(node).present(person, here);
            }
            truths.get(node).put(person, after);
        }

        private NodePresence here(int node) {
            PresenceChoice.Kind[] kinds = PresenceChoice.Kind.values();
            PresenceChoice choice = new PresenceChoice(kinds[random.nextInt(kinds.length)], java.util.Optional.empty());
            if (random.nextBoolean()) {
                choice =
                        choice.saying(new StatusText("s" + random.nextInt(), Instant.ofEpochSecond(random.nextInt(9))));
            }
            VersionedChoice chosen = random.nextInt(3) == 0
                    ? VersionedChoice.NOTHING
                    : new VersionedChoice(
                            1 + random.nextInt(9), served.get(node).self(), choice);
            return new NodePresence(random.nextBoolean(), random.nextBoolean(), chosen);
        }

        private void check() {
            for (int me = 0; me < served.size(); me++) {
                for (PersonRef person : people) {
                    List<NodePresence> expected = new ArrayList<>();
                    Set<UUID> listening = new HashSet<>();
                    for (int other = 0; other < served.size(); other++) {
                        ServedState state = truths.get(other).getOrDefault(person, ServedState.NOTHING);
                        if (other != me && state.presence() != null) {
                            expected.add(state.presence());
                        }
                        if (other != me && state.listening()) {
                            listening.add(served.get(other).self());
                        }
                    }
                    ServedPeople own = served.get(me);
                    assertThat(own.onOtherNodes(person)).containsExactlyInAnyOrderElementsOf(expected);
                    assertThat(own.nodesListeningFor(TENANT, List.of(person.key())))
                            .isEqualTo(listening);
                    assertThat(told.get(me).getOrDefault(person, List.of()))
                            .as("what the last change told")
                            .containsExactlyInAnyOrderElementsOf(expected);
                }
            }
        }
    }
}
