// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hausfunk.messaging.administration.SignInLimits;
import io.hausfunk.messaging.error.BusyException;
import io.hausfunk.messaging.model.TenantId;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {
    private final TenantId tenant = new TenantId("t-throttle");
    private final AtomicLong now = new AtomicLong();
    private final SignInLimits limits = SignInLimits.DEFAULT;
    private final SignInThrottle throttle = new SignInThrottle(limits, now::get);

    @Test
    void who_signed_in_from_a_source_before_gets_in_there_while_others_guess_at_their_name() {
        throttle.begin(tenant, "anna", "annas desk").succeeded();
        for (int i = 0; i < limits.perPerson(); i++) {
            throttle.begin(tenant, "anna", "attacker " + i);
        }
        refused("anna", "attacker x");
        refused("anna", "a new place of anna's");

        throttle.begin(tenant, "Anna ", "annas desk").succeeded();
        for (int i = 0; i < limits.perPersonAndSource(); i++) {
            throttle.begin(tenant, "anna", "annas desk");
        }
        refused("anna", "annas desk");
    }

    @Test
    void a_source_that_is_blocked_counts_against_no_name() {
        for (int i = 0; i < limits.perSource(); i++) {
            throttle.begin(tenant, "somebody" + i, "attacker");
        }
        for (int i = 0; i < limits.perPerson(); i++) {
            refused("ben", "attacker");
        }

        throttle.begin(tenant, "ben", "bens desk").succeeded();
    }

    @Test
    void long_sources_are_told_apart_and_counted_like_others() {
        String one = "x".repeat(8000) + "1";
        String other = "x".repeat(8000) + "2";
        for (int i = 0; i < limits.perPersonAndSource(); i++) {
            throttle.begin(tenant, "anna", one);
        }
        refused("anna", one);
        throttle.begin(tenant, "anna", other).unanswered();
    }

    private void refused(String name, String source) {
        assertThatThrownBy(() -> throttle.begin(tenant, name, source))
                .isInstanceOfSatisfying(
                        BusyException.class,
                        error -> assertThat(error.retryable()).isTrue());
    }
}
