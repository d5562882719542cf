// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.presence;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.access.PresencePolicy;
import io.hausfunk.messaging.internal.served.FaultyNet;
import io.hausfunk.messaging.presence.Device;
import io.hausfunk.messaging.presence.Presence;
import io.hausfunk.messaging.presence.PresenceChoice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** People with devices on several nodes whose links fail: in the end all nodes show everybody the same, and as they are. */
class PresenceSimulationTest {
    private static final long TICK = 250_000_000L;
    private static final String[] PEOPLE = {"anna", "ben", "cleo", "dora"};

    @TestFactory
    Stream<DynamicTest> ten_seconds_after_the_links_heal_all_nodes_show_the_same() {
        return LongStream.range(0, 300)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> new Run(seed).run()));
    }

    private static final class Run {
        private final Random random;
        private final FaultyNet net;
        private final List<PresenceNode> nodes = new ArrayList<>();
        private final List<Map<String, Presence>> shown = new ArrayList<>();
        private final Map<String, List<Device>> devices = new HashMap<>();

        Run(long seed) {
            random = new Random(seed);
            net = new FaultyNet(seed);
            int count = 3 + random.nextInt(2);
            for (int i = 0; i < count; i++) {
                PresenceNode node = new PresenceNode(net.node(), net::now, PresencePolicy.everybodyOfTheTenant());
                Map<String, Presence> last = new HashMap<>();
                node.watch(
                        "watcher",
                        changes -> changes.forEach(p -> last.put(p.user().value(), p)),
                        PEOPLE);
                nodes.add(node);
                shown.add(last);
            }
        }

        void run() {
            for (int tick = 0; tick < 150; tick++) {
                act();
                if (random.nextInt(4) == 0) {
                    net.stir();
                }
                tick();
            }
            net.heal();
            for (int tick = 0; tick < 40; tick++) {
                tick();
            }
            for (String name : PEOPLE) {
                PresenceState state = nodes.get(0).view.of(PresenceNode.person(name));
                boolean connected =
                        devices.getOrDefault(name, List.of()).stream().anyMatch(Device::connected);
                PresenceChoice choice =
                        nodes.get(0).view.chosen(PresenceNode.person(name)).choice();
                assertThat(state.availability() != io.hausfunk.messaging.presence.Availability.OFFLINE)
                        .isEqualTo(connected && choice.kind() != PresenceChoice.Kind.HIDDEN);
                if (!connected) {
                    assertThat(choice).isEqualTo(PresenceChoice.automatic());
                }
                for (int i = 0; i < nodes.size(); i++) {
                    assertThat(nodes.get(i).view.of(PresenceNode.person(name))).isEqualTo(state);
                    assertThat(shown.get(i).get(name).availability()).isEqualTo(state.availability());
                }
                devices.getOrDefault(name, List.of()).stream()
                        .filter(Device::connected)
                        .forEach(device -> assertThat(device.choice()).isEqualTo(choice));
            }
        }

        private void tick() {
            for (PresenceNode node : nodes) {
                net.pass(TICK / nodes.size());
                node.tick();
            }
        }

        private void act() {
            String name = PEOPLE[random.nextInt(PEOPLE.length)];
            PresenceNode node = nodes.get(random.nextInt(nodes.size()));
            List<Device> own = devices.computeIfAbsent(name, n -> new ArrayList<>());
            switch (random.nextInt(8)) {
                case 0 -> own.add(node.local.connect(PresenceNode.person(name), choice(), closed -> {}));
                case 1 -> own.stream().filter(Device::connected).findFirst().ifPresent(Device::close);
                case 2 -> node.local.choose(PresenceNode.person(name), choice());
                case 3 -> own.forEach(Device::active);
                default -> {
                    // Nothing happens this time.
                }
            }
        }

        private PresenceChoice choice() {
            PresenceChoice.Kind kind = List.of(PresenceChoice.Kind.values()).get(random.nextInt(4));
            return new PresenceChoice(kind, java.util.Optional.empty());
        }
    }
}
