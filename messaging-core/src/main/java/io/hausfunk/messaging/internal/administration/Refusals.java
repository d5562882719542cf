// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.administration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.time.Duration;

/** What was refused to whom lately: whoever tries again and again is not to fill the audit log. */
final class Refusals {
    private static final Duration RECORDED_EVERY = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private final Cache<Refusal, Boolean> recorded;

    Refusals(Ticker ticker) {
        recorded = Caffeine.newBuilder()
                .expireAfterWrite(RECORDED_EVERY)
                .maximumSize(MOST)
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    private record Refusal(TenantId tenant, UserId user, AdministrativeOperation operation) {}

    /** Whether this one is to be recorded. */
    boolean toRecord(TenantId tenant, UserId user, AdministrativeOperation operation) {
        return recorded.asMap().putIfAbsent(new Refusal(tenant, user, operation), true) == null;
    }
}
