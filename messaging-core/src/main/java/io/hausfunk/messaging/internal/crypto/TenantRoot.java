// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import com.github.benmanes.caffeine.cache.Ticker;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.KeyException;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.KeyRow;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One tenant's keys on this node. However many threads ask at once, the key service is asked once, and all of them share
 * its answer or its failure. Every key below holds on to its root and is not used while the root is stale; so withdrawing
 * the host's key stops this node within the time to live.
 */
final class TenantRoot {
    /** For so long a tenant whose rows do not open costs no further call of the key service. */
    private static final long DAMAGED_FOR = Duration.ofSeconds(3).toNanos();

    /** How long a thread waits for another that asks; the one that asks waits as long as the host's own client does. */
    private static final long PATIENCE_SECONDS = 30;

    private final TenantId tenant;
    private final TenantRows source;
    private final Ticker ticker;
    private final long timeToLive;
    private final AtomicReference<@Nullable CompletableFuture<TenantKeys>> running = new AtomicReference<>();
    private volatile @Nullable TenantKeys current;
    private volatile long damagedAt;
    private volatile @Nullable KeyException damaged;

    TenantRoot(TenantId tenant, TenantRows source, KeyringSettings settings) {
        this.tenant = tenant;
        this.source = source;
        this.ticker = settings.ticker();
        this.timeToLive = settings.timeToLive().toNanos();
    }

    /** Whether {@link #keys()} would answer at once. */
    boolean warm() {
        TenantKeys keys = current;
        return keys != null && fresh(keys);
    }

    /** The keys, read and unwrapped if need be. */
    TenantKeys keys() {
        TenantKeys keys = current;
        if (keys != null && fresh(keys)) {
            return keys;
        }
        KeyException known = damaged;
        if (known != null && now() - damagedAt < DAMAGED_FOR) {
            throw new KeyException(known.code(), known.detail());
        }
        CompletableFuture<TenantKeys> mine = new CompletableFuture<>();
        CompletableFuture<TenantKeys> other = running.compareAndExchange(null, mine);
        if (other != null) {
            return await(other);
        }
        TenantKeys meanwhile = current;
        if (meanwhile != null && fresh(meanwhile)) {
            mine.complete(meanwhile);
            running.set(null);
            return meanwhile;
        }
        return load(mine);
    }

    /** Newer keys than these if the row has changed, otherwise the same; asks the key service only if it has. */
    TenantKeys newerThan(TenantKeys seen) {
        while (true) {
            KeyRow row = source.tenantRow(tenant);
            if (row == null) {
                throw KeyErrors.unreadable();
            }
            TenantKeys now = current;
            if (row.wrapped().equals(seen.wrapped())) {
                return seen;
            }
            if (now != null && fresh(now) && now.wrapped().equals(row.wrapped())) {
                return now;
            }
            CompletableFuture<TenantKeys> mine = new CompletableFuture<>();
            CompletableFuture<TenantKeys> other = running.compareAndExchange(null, mine);
            if (other == null) {
                return load(mine);
            }
            // What others read may be from before the change: their answer is looked at, not taken.
            await(other);
        }
    }

    private TenantKeys load(CompletableFuture<TenantKeys> mine) {
        try {
            TenantKeys loaded = source.open(tenant, now());
            current = loaded;
            damaged = null;
            mine.complete(loaded);
            return loaded;
        } catch (RuntimeException | Error failed) {
            if (failed instanceof KeyException said && said.code() != ErrorCode.KEYS_UNREACHABLE) {
                damagedAt = now();
                damaged = said;
            }
            mine.completeExceptionally(failed);
            throw failed;
        } finally {
            running.set(null);
        }
    }

    private static TenantKeys await(CompletableFuture<TenantKeys> other) {
        try {
            return other.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof KeyException said) {
                throw said;
            }
            throw KeyErrors.unreachable(failed);
        } catch (TimeoutException slow) {
            throw KeyErrors.unreachable(slow);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw KeyErrors.unreachable(stopped);
        }
    }

    private boolean fresh(TenantKeys keys) {
        return now() - keys.openedAt() < timeToLive;
    }

    private long now() {
        return ticker.read();
    }

    @Override
    public String toString() {
        return "TenantRoot";
    }
}
