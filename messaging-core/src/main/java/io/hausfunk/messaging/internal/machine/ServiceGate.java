// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.machine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.LimitExceededException;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.internal.concurrent.TokenBucket;
import io.hausfunk.messaging.machine.MachineMessageType;
import io.hausfunk.messaging.machine.ServiceAccount;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiFunction;

/** Whether a service account may send something to somebody now. Asks its record each time, so a change holds from the next call on. Blocks. */
public final class ServiceGate {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final AccountRecords records;
    private final BiFunction<TenantId, UserId, Set<GroupId>> groups;
    private final Ticker ticker;
    private final Cache<Pace, TokenBucket> buckets;
    private final LongAdder refused = new LongAdder();
    private final LongAdder tooFast = new LongAdder();

    /** The bucket of a rate that was changed is another one. */
    private record Pace(TenantId tenant, String account, int perMinute) {}

    /** {@code groups} says to which groups of the directory somebody belongs. */
    public ServiceGate(AccountRecords records, BiFunction<TenantId, UserId, Set<GroupId>> groups, Ticker ticker) {
        this.records = records;
        this.groups = groups;
        this.ticker = ticker;
        this.buckets = Caffeine.newBuilder()
                .expireAfterAccess(MINUTE.multipliedBy(2))
                .ticker(ticker)
                .executor(Runnable::run)
                .build();
    }

    /** The account, if it may be used. */
    ServiceAccount require(TenantId tenant, String id) {
        return records.find(tenant, id)
                .map(found -> found.stored().account())
                .filter(ServiceAccount::enabled)
                .orElseThrow(() -> {
                    refused.increment();
                    return new NotPermittedException(
                            ErrorCode.ACCOUNT_NOT_USABLE, "the service account does not exist or is disabled");
                });
    }

    /** The same if it may send something of this type to all of these people, and not too fast; counts one message. */
    ServiceAccount require(TenantId tenant, String id, MachineMessageType type, Collection<UserId> people) {
        ServiceAccount account = require(tenant, id);
        requireType(account, type);
        if (!account.everybody() && !people.stream().allMatch(person -> reaches(tenant, account, person))) {
            refused.increment();
            throw new NotPermittedException(
                    ErrorCode.SERVICE_NOT_ALLOWED, "service account " + id + " may not write to this person");
        }
        take(tenant, account);
        return account;
    }

    /** Passes if an account may send something of this type. */
    void requireType(ServiceAccount account, MachineMessageType type) {
        if (!account.types().contains(type)) {
            refused.increment();
            throw new NotPermittedException(
                    ErrorCode.SERVICE_NOT_ALLOWED,
                    "service account " + account.id() + " may not send messages of type " + type);
        }
    }

    private boolean reaches(TenantId tenant, ServiceAccount account, UserId person) {
        return account.people().contains(person)
                || (!account.groups().isEmpty()
                        && !Collections.disjoint(account.groups(), groups.apply(tenant, person)));
    }

    private void take(TenantId tenant, ServiceAccount account) {
        int rate = account.perMinute();
        long now = ticker.read();
        long missing = buckets.get(
                        new Pace(tenant, account.id(), rate),
                        any -> new TokenBucket(rate, MINUTE.toNanos() / rate, now))
                .take(now);
        if (missing > 0) {
            tooFast.increment();
            throw new LimitExceededException(
                    "service account " + account.id() + " may send " + rate + " messages a minute",
                    Duration.ofNanos(missing));
        }
    }

    long refused() {
        return refused.sum();
    }

    long tooFast() {
        return tooFast.sum();
    }
}
