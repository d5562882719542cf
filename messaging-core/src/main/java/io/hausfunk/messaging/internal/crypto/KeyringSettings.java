// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Objects;

/**
 * How long and how many opened keys stay in memory.
 *
 * @param maxCachedKeys how many keys below the tenants', and how many tenants, each at least 1
 * @param timeToLive after which time a key is read and unwrapped again: how long deleting a row, or withdrawing the
 *     host's key, may go unnoticed by a node that heard nothing; also how long the key service may be out of reach
 * @param ticker the time
 */
public record KeyringSettings(int maxCachedKeys, Duration timeToLive, Ticker ticker) {
    /** Refuses null, and sizes and times that are not positive. */
    public KeyringSettings {
        Objects.requireNonNull(ticker, "ticker");
        if (maxCachedKeys < 1 || timeToLive.isNegative() || timeToLive.isZero()) {
            throw new IllegalArgumentException("sizes and times are positive");
        }
    }

    /** 20,000 keys, 10 minutes. */
    public static KeyringSettings defaults() {
        return new KeyringSettings(20_000, Duration.ofMinutes(10), Ticker.systemTicker());
    }
}
