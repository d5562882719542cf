// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SamplesTest {
    private static final Timings EVEN = new Timings(LongStream.range(0, 1000).toArray());

    @Test
    void the_same_are_not_told_apart() {
        Timings.Apart apart = EVEN.longerThan(EVEN);
        assertThat(apart.area()).isEqualTo(0.5);
        assertThat(apart.from()).isCloseTo(0.475, within(0.001));
        assertThat(apart.to()).isCloseTo(0.525, within(0.001));
        assertThat(apart.told()).isFalse();
    }

    @Test
    void those_that_always_take_longer_are_told_apart() {
        Timings later = new Timings(LongStream.range(1000, 2000).toArray());
        assertThat(later.longerThan(EVEN)).isEqualTo(new Timings.Apart(1, 1, 1));
        assertThat(EVEN.longerThan(later)).isEqualTo(new Timings.Apart(0, 0, 0));
    }

    @Test
    void a_tenth_more_is_told_apart() {
        Timings later = new Timings(LongStream.range(100, 1100).toArray());
        Timings.Apart apart = later.longerThan(EVEN);
        assertThat(apart.area()).isCloseTo(0.595, within(0.001));
        assertThat(apart.told()).isTrue();
    }
}
