// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.checker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheckerTest {
    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    static Stream<String> ways() {
        return Corruptions.ways().stream().map(Corruption.Way::name);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_good_history_has_no_violation(long seed) {
        assertThat(Checker.check(new Picture(SimulatedHistory.of(seed)))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void a_bad_history_is_seen_by_the_invariant_for_it_whatever_the_seed(String name) {
        Corruption.Way way = Corruptions.ways().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        for (long seed = 1; seed <= (Boolean.getBoolean("hausfunk.thorough") ? 100 : 10); seed++) {
            Corruption corruption = new Corruption(SimulatedHistory.of(seed), seed);
            way.apply().accept(corruption);
            assertThat(Checker.check(new Picture(corruption.history())))
                    .as("seed %d", seed)
                    .anyMatch(violation -> violation.invariant().equals(way.invariant()));
        }
    }
}
