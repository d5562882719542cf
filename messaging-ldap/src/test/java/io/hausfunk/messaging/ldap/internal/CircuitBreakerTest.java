// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hausfunk.messaging.error.HostException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {
    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger asked = new AtomicInteger();
    private final CircuitBreaker breaker = new CircuitBreaker(now::get);

    @Test
    void three_outages_in_a_row_keep_callers_out_for_five_seconds() {
        outages(3);
        assertThat(asked).hasValue(3);

        outages(100);
        pass(4_999);
        outages(1);

        assertThat(asked).hasValue(3);
    }

    @Test
    void one_is_let_through_then_and_its_luck_decides() {
        outages(3);
        pass(5_000);
        outages(2);
        assertThat(asked).hasValue(4);

        pass(5_000);
        assertThat(breaker.ask(this::answer)).isEqualTo("yes");
        assertThat(breaker.ask(this::answer)).isEqualTo("yes");
        assertThat(asked).hasValue(6);
    }

    @Test
    void only_one_is_let_through_at_a_time() {
        outages(3);
        pass(5_000);

        String answer = breaker.ask(() -> {
            assertThatThrownBy(() -> breaker.ask(this::answer)).isInstanceOf(HostException.class);
            return answer();
        });

        assertThat(answer).isEqualTo("yes");
        assertThat(asked).hasValue(4);
    }

    @Test
    void one_who_takes_long_does_not_keep_others_out() {
        outages(3);
        pass(5_000);

        String answer = breaker.ask(() -> {
            pass(5_000);
            return breaker.ask(this::answer) + breaker.ask(this::answer);
        });

        assertThat(answer).isEqualTo("yesyes");
    }

    @Test
    void an_answer_in_between_forgives_what_was_before() {
        outages(2);
        breaker.ask(this::answer);
        outages(2);
        breaker.ask(this::answer);

        assertThat(asked).hasValue(6);
    }

    @Test
    void an_answer_that_is_of_no_use_is_no_outage() {
        for (int n = 0; n < 10; n++) {
            assertThatThrownBy(() -> breaker.ask(counted(() -> {
                        throw Outage.unusable("not whole");
                    })))
                    .isInstanceOf(HostException.class);
        }
        assertThat(asked).hasValue(10);
    }

    private void outages(int count) {
        for (int n = 0; n < count; n++) {
            assertThatThrownBy(() -> breaker.ask(counted(() -> {
                        throw Outage.unreachable("nobody there");
                    })))
                    .isInstanceOf(HostException.class);
        }
    }

    private Supplier<String> counted(Supplier<String> question) {
        return () -> {
            asked.incrementAndGet();
            return question.get();
        };
    }

    private String answer() {
        asked.incrementAndGet();
        return "yes";
    }

    private void pass(long millis) {
        now.addAndGet(Duration.ofMillis(millis).toNanos());
    }
}
