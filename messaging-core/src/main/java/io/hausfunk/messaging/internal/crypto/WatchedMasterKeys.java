// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.KeyException;
import io.hausfunk.messaging.internal.health.HealthReport;
import io.hausfunk.messaging.keys.MasterKeys;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The host's keys, and what they did lately. */
public final class WatchedMasterKeys implements MasterKeys {
    private static final String PART = "keys";
    private static final long RECENT = TimeUnit.MINUTES.toNanos(1);

    private final MasterKeys keys;
    private final LongSupplier nanoTime;
    private volatile @Nullable Outage outage;

    /** {@code nanoTime} says what is recent. */
    public WatchedMasterKeys(MasterKeys keys, LongSupplier nanoTime) {
        this.keys = keys;
        this.nanoTime = nanoTime;
    }

    private record Outage(long since, long last) {}

    @Override
    public byte[] wrap(byte[] key, byte[] context) {
        return watched(() -> keys.wrap(key, context));
    }

    @Override
    public byte[] unwrap(byte[] wrapped, byte[] context) {
        return watched(() -> keys.unwrap(wrapped, context));
    }

    @SuppressWarnings("NullAway") // a host's code may answer null whatever its signature says
    private byte[] watched(Supplier<byte[]> call) {
        try {
            byte[] answer = call.get();
            outage = answer == null ? failedAgain() : null;
            return answer;
        } catch (KeyException e) {
            // A key that does not open says nothing about the service.
            outage = e.code() == ErrorCode.KEYS_UNREACHABLE ? failedAgain() : null;
            throw e;
        } catch (RuntimeException | Error e) {
            outage = failedAgain();
            throw e;
        }
    }

    private Outage failedAgain() {
        long now = nanoTime.getAsLong();
        Outage before = outage;
        return new Outage(before == null ? now : before.since, now);
    }

    /** Says whether the keys were in reach lately: what failed is asked again with the next call that needs it. */
    public void report(HealthReport report) {
        Outage now = outage;
        if (now == null || nanoTime.getAsLong() - now.last > RECENT) {
            report.up(PART);
        } else {
            Duration length = Duration.ofNanos(nanoTime.getAsLong() - now.since);
            report.degraded(
                    PART,
                    "the host's keys have been out of reach for " + length.toSeconds()
                            + " s: only tenants and conversations whose keys are in memory go on");
        }
    }

    @Override
    public String toString() {
        return "WatchedMasterKeys";
    }
}
