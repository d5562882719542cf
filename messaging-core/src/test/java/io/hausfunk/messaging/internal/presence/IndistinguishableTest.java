// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.presence;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.access.PresencePolicy;
import io.hausfunk.messaging.internal.nodes.NoPeers;
import io.hausfunk.messaging.presence.Device;
import io.hausfunk.messaging.presence.PresenceChoice;
import io.hausfunk.messaging.presence.StatusText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What a watcher is told, with the time of each call, while somebody visible comes and goes and somebody else does everything
 * they can: whether the other is not allowed to be seen, hidden, or was never there, the two traces are the same.
 */
class IndistinguishableTest {
    /** What the person is who must not be told apart. */
    private enum Other {
        FORBIDDEN,
        HIDDEN,
        NOBODY
    }

    @TestFactory
    Stream<DynamicTest> whoever_may_not_be_seen_looks_like_nobody() {
        return LongStream.range(0, 25)
                .boxed()
                .flatMap(seed -> Stream.of(Other.FORBIDDEN, Other.HIDDEN)
                        .map(other -> DynamicTest.dynamicTest(
                                other + " with seed " + seed,
                                () -> assertThat(trace(seed, other)).isEqualTo(trace(seed, Other.NOBODY)))));
    }

    @TestFactory
    Stream<DynamicTest> the_trace_would_show_somebody_who_may_be_seen() {
        return Stream.of(1L, 2L)
                .map(seed -> DynamicTest.dynamicTest(
                        "seed " + seed, () -> assertThat(trace(seed, null)).isNotEqualTo(trace(seed, Other.NOBODY))));
    }

    private static List<String> trace(long seed, Other other) {
        long[] nanos = new long[1];
        PresencePolicy policy = questions -> questions.stream()
                .map(question ->
                        other != Other.FORBIDDEN || !question.person().value().equals("other"))
                .toList();
        PresenceNode node = new PresenceNode(new NoPeers(), () -> nanos[0], policy);
        List<String> trace = new ArrayList<>();
        node.watch(
                "watcher",
                changes -> changes.forEach(presence -> trace.add(nanos[0] + " "
                        + presence.user().value() + " " + presence.availability() + " "
                        + presence.status().map(StatusText::text))),
                "visible",
                "other");
        Actions visible = new Actions(node, "visible", new Random(seed), false);
        Actions others = new Actions(node, "other", new Random(~seed), other == Other.HIDDEN);
        for (int tick = 0; tick < 2_000; tick++) {
            nanos[0] += 250_000_000L;
            visible.next(nanos[0]);
            if (other != Other.NOBODY) {
                others.next(nanos[0]);
            }
            node.tick();
        }
        return trace;
    }

    /** Comes, goes, chooses, and does something, as a seed says. */
    private static final class Actions {
        private final PresenceNode node;
        private final String name;
        private final Random random;
        private final boolean hidden;
        private final List<Device> devices = new ArrayList<>();

        Actions(PresenceNode node, String name, Random random, boolean hidden) {
            this.node = node;
            this.name = name;
            this.random = random;
            this.hidden = hidden;
        }

        void next(long nanos) {
            switch (random.nextInt(40)) {
                case 0 -> devices.add(node.local.connect(PresenceNode.person(name), choice(nanos), closed -> {}));
                case 1 -> {
                    if (!devices.isEmpty()) {
                        devices.remove(random.nextInt(devices.size())).close();
                    }
                }
                case 2 -> node.local.choose(PresenceNode.person(name), choice(nanos));
                case 3, 4 -> devices.forEach(Device::active);
                case 5, 6, 7 -> devices.forEach(Device::alive);
                default -> {
                    // Nothing happens this time.
                }
            }
        }

        private PresenceChoice choice(long nanos) {
            PresenceChoice.Kind kind = List.of(PresenceChoice.Kind.values()).get(random.nextInt(4));
            PresenceChoice choice =
                    new PresenceChoice(hidden ? PresenceChoice.Kind.HIDDEN : kind, java.util.Optional.empty());
            Instant end = Instant.ofEpochMilli(nanos / 1_000_000 + random.nextInt(60_000));
            return random.nextBoolean() ? choice : choice.saying(new StatusText("words " + random.nextInt(9), end));
        }
    }
}
