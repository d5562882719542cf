// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.storage.Lease;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How long rows of leases stay. */
class LeaseTableTest {
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1); // it may run over, as System.nanoTime() may
    private final LeaseTable leases = new LeaseTable(clock::get);

    @Test
    void what_ended_over_a_day_ago_is_removed_and_tokens_go_on_rising() {
        Lease first = take("node.one");
        Lease other = take("node.two");
        pass(Duration.ofDays(1).plusSeconds(11));

        take("node.three");

        assertThat(leases.size()).isOne();
        assertThat(take("node.one").token()).isGreaterThan(other.token()).isGreaterThan(first.token());
    }

    @Test
    void what_ended_less_than_a_day_ago_stays() {
        take("node.one");
        pass(Duration.ofDays(1).plusSeconds(9));

        take("node.two");

        assertThat(leases.size()).isEqualTo(2);
    }

    private Lease take(String name) {
        return leases.acquire(name, UUID.randomUUID(), "", Duration.ofSeconds(10))
                .orElseThrow();
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }
}
