// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenBucketTest {
    @Test
    void allows_some_at_once_and_one_more_each_time_one_was_earned() {
        long now = Long.MAX_VALUE - 500; // Nano times may overflow.
        TokenBucket bucket = new TokenBucket(3, 1_000, now);
        for (int i = 0; i < 3; i++) {
            assertThat(bucket.take(now)).isZero();
        }
        assertThat(bucket.take(now)).isEqualTo(1_000);
        assertThat(bucket.take(now + 400)).isEqualTo(600);
        assertThat(bucket.take(now + 1_000)).isZero();
        assertThat(bucket.take(now + 1_000)).isEqualTo(1_000);
        for (int i = 0; i < 3; i++) {
            assertThat(bucket.take(now + 1_000_000)).isZero();
        }
        assertThat(bucket.take(now + 1_000_000)).isEqualTo(1_000);
    }
}
