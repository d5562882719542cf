// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ReplayWindowTest {
    private final ReplayWindow window = new ReplayWindow();

    @Test
    void lets_each_count_through_once() {
        assertThat(window.accept(1)).isTrue();
        assertThat(window.accept(2)).isTrue();
        assertThat(window.accept(1)).isFalse();
        assertThat(window.accept(2)).isFalse();
    }

    @Test
    void lets_counts_through_in_any_order() {
        List<Long> counts =
                new ArrayList<>(LongStream.rangeClosed(1, 4000).boxed().toList());
        Collections.shuffle(counts, new Random(7));
        assertThat(counts).allMatch(window::accept);
        assertThat(counts).noneMatch(window::accept);
    }

    @Test
    void refuses_what_is_too_old_to_tell() {
        assertThat(window.accept(10_000)).isTrue();
        assertThat(window.accept(10_000 - 4096)).isFalse();
        assertThat(window.accept(10_000 - 4095)).isTrue();
    }

    @Test
    void forgets_what_it_saw_when_it_moves_on_far() {
        LongStream.rangeClosed(1, 4096).forEach(window::accept);
        assertThat(window.accept(1_000_000)).isTrue();
        assertThat(window.accept(999_999)).isTrue();
        assertThat(window.accept(1_000_000)).isFalse();
    }

    @Test
    void refuses_what_no_sender_counts() {
        assertThat(window.accept(0)).isFalse();
        assertThat(window.accept(-5)).isFalse();
        assertThat(window.accept(Long.MAX_VALUE)).isTrue();
        assertThat(window.accept(Long.MAX_VALUE)).isFalse();
    }
}
