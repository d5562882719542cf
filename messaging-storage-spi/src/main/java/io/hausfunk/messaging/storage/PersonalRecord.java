// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import java.time.Instant;
import java.util.Objects;

/**
 * Something that belongs to one person alone, such as a draft, a setting, or how far a device has come.
 *
 * @param key which one
 * @param version 1 for the first, one more with each replacement
 * @param at when it was written, by the engine's clock, from 1970 to the year 9999; cut to the millisecond
 * @param payload what it says, sealed; up to 1 MiB, also nothing
 */
public record PersonalRecord(PersonalKey key, long version, Instant at, SealedBytes payload) {
    private static final int MAX_PAYLOAD = 1024 * 1024;

    /** Refuses null, and other versions, times and lengths with {@link IllegalArgumentException}. */
    public PersonalRecord {
        Objects.requireNonNull(key, "key");
        at = Moments.checked(at);
        if (version < 1) {
            throw new IllegalArgumentException("versions start at 1");
        }
        if (payload.length() > MAX_PAYLOAD) {
            throw new IllegalArgumentException("a personal record has up to 1 MiB");
        }
    }
}
