// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.roll;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.PresenceChoice;
import io.hausfunk.messaging.StatusText;
import io.hausfunk.messaging.model.TenantId;
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

/** Nodes with links that lose, double, delay, reorder and cut: once these heal, everybody knows every roll. */
class RollSimulationTest {
    private static final int SEEDS = 300;
    private static final long TICK = 250_000_000L;
    /** So small that answers take many pieces, and that who went is soon forgotten. */
    private static final RollLimits SMALL = new RollLimits(1000, 5, 400, 4);

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
        private final List<Roll> rolls = new ArrayList<>();
        private final List<Map<Person, Served>> truths = new ArrayList<>();
        private final List<Map<Person, List<Here>>> told = new ArrayList<>();
        private final List<Person> people = new ArrayList<>();

        Run(long seed) {
            random = new Random(seed);
            net = new FaultyNet(seed);
            for (int i = 0; i < 60; i++) {
                people.add(new Person(TENANT, new PersonKey(new UUID(random.nextLong(), i))));
            }
            int nodes = 3 + random.nextInt(2);
            for (int i = 0; i < nodes; i++) {
                Map<Person, List<Here>> seen = new HashMap<>();
                int me = i;
                Roll roll = new Roll(
                        net.node(),
                        SMALL,
                        net::now,
                        person -> seen.put(person, rolls.get(me).elsewhere(person)));
                rolls.add(roll);
                truths.add(new HashMap<>());
                told.add(seen);
            }
            rolls.forEach(Roll::start);
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
            for (Roll roll : rolls) {
                net.pass(TICK / rolls.size());
                roll.tick();
            }
        }

        private void change() {
            int node = random.nextInt(rolls.size());
            Person person = people.get(random.nextInt(people.size()));
            Served before = truths.get(node).getOrDefault(person, Served.NOTHING);
            Served after;
            if (random.nextBoolean()) {
                after = new Served(!before.listening(), before.here());
                if (after.listening()) {
                    rolls.get(node).listens(person.tenant(), person.key());
                } else {
                    rolls.get(node).listensNoMore(person.tenant(), person.key());
                }
            } else {
                Here here = random.nextInt(3) == 0 ? null : here(node);
                after = new Served(before.listening(), here);
                rolls.get(node).here(person, here);
            }
            truths.get(node).put(person, after);
        }

        private Here here(int node) {
            PresenceChoice.Kind[] kinds = PresenceChoice.Kind.values();
            PresenceChoice choice = new PresenceChoice(kinds[random.nextInt(kinds.length)], java.util.Optional.empty());
            if (random.nextBoolean()) {
                choice =
                        choice.saying(new StatusText("s" + random.nextInt(), Instant.ofEpochSecond(random.nextInt(9))));
            }
            Chosen chosen = random.nextInt(3) == 0
                    ? Chosen.NOTHING
                    : new Chosen(1 + random.nextInt(9), rolls.get(node).self(), choice);
            return new Here(random.nextBoolean(), random.nextBoolean(), chosen);
        }

        private void check() {
            for (int me = 0; me < rolls.size(); me++) {
                for (Person person : people) {
                    List<Here> expected = new ArrayList<>();
                    Set<UUID> listening = new HashSet<>();
                    for (int other = 0; other < rolls.size(); other++) {
                        Served served = truths.get(other).getOrDefault(person, Served.NOTHING);
                        if (other != me && served.here() != null) {
                            expected.add(served.here());
                        }
                        if (other != me && served.listening()) {
                            listening.add(rolls.get(other).self());
                        }
                    }
                    Roll roll = rolls.get(me);
                    assertThat(roll.elsewhere(person)).containsExactlyInAnyOrderElementsOf(expected);
                    assertThat(roll.nodesWith(TENANT, List.of(person.key()))).isEqualTo(listening);
                    assertThat(told.get(me).getOrDefault(person, List.of()))
                            .as("what the last change told")
                            .containsExactlyInAnyOrderElementsOf(expected);
                }
            }
        }
    }
}
