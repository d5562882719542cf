// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.drive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HearingGoalsTest {
    private final HearingGoals goals = new HearingGoals();

    @Test
    void who_heard_more_than_there_was_lacks_nothing() {
        goals.add("p1-a@n1", "c1", 7, () -> 9);
        assertThat(goals.reached()).isTrue();
        assertThat(goals.missed()).isEmpty();
    }

    @Test
    void what_was_not_heard_is_said_with_who_and_how_many() {
        goals.add("p1-a@n1", "c1", 120, () -> 120);
        goals.add("p1-a@n1", "c2", 40, () -> 38);
        goals.add("p2-b@n3", "c2", 40, () -> 0);
        goals.add("p3-a@n2", "c2", 40, () -> 40);
        assertThat(goals.reached()).isFalse();
        assertThat(goals.missed())
                .hasValue("2 of 3 devices did not hear 42 entries: p1-a@n1 heard c2 up to 38 instead of 40;"
                        + " p2-b@n3 heard c2 up to 0 instead of 40");
    }
}
