// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.personal;

import io.hausfunk.messaging.error.BusyException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.KeyException;
import io.hausfunk.messaging.internal.crypto.PersonalSealer;
import io.hausfunk.messaging.storage.PersonalKey;
import io.hausfunk.messaging.storage.PersonalRecord;
import io.hausfunk.messaging.storage.PersonalStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Records of people, sealed under their own keys. What no longer opens is as if it were not there. Blocks. */
public final class SealedRecords {
    private static final int TRIES = 20;
    private static final Duration LATER = Duration.ofMillis(200);

    private final PersonalStore store;
    private final PersonalSealer sealer;
    private final Clock clock;

    /** Keeps records here. */
    public SealedRecords(PersonalStore store, PersonalSealer sealer, Clock clock) {
        this.store = store;
        this.sealer = sealer;
        this.clock = clock;
    }

    /** Those that exist of up to 1000. */
    Map<PersonalKey, PersonalRecord> find(Collection<PersonalKey> keys) {
        Map<PersonalKey, PersonalRecord> found = new HashMap<>();
        store.find(keys).forEach(record -> found.put(record.key(), record));
        return found;
    }

    @Nullable
    PersonalRecord find(PersonalKey key) {
        return find(List.of(key)).get(key);
    }

    /** What a record says; null if there is none that opens. */
    public byte @Nullable [] read(PersonalKey key) {
        return open(find(key));
    }

    byte @Nullable [] open(@Nullable PersonalRecord record) {
        try {
            return record == null ? null : sealer.open(record.key(), record.payload());
        } catch (KeyException e) {
            if (e.code() == ErrorCode.UNREADABLE) {
                return null;
            }
            throw e;
        }
    }

    /** Replaces a record by what follows from it as it stands. */
    public void replace(PersonalKey key, Function<byte @Nullable [], byte[]> next) {
        for (int tried = 0; tried < TRIES; tried++) {
            PersonalRecord before = find(key);
            long version = before == null ? 1 : before.version() + 1;
            byte[] content = next.apply(open(before));
            if (store.put(new PersonalRecord(key, version, clock.instant(), sealer.seal(key, content)))) {
                return;
            }
        }
        throw new BusyException("another device of this person changes the same all the time", LATER);
    }

    void delete(PersonalKey key) {
        store.delete(List.of(key));
    }
}
