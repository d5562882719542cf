// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.personal;

import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.notification.QuietHours;
import io.hausfunk.messaging.storage.PersonalKey;
import io.hausfunk.messaging.storage.PersonalKind;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** People's quiet hours. Blocks. */
public final class QuietHoursRecords {
    private static final PersonalKind KIND = PersonalKind.of(4);
    private static final UUID ONE = new UUID(0, 0);

    private final SealedRecords records;

    /** Keeps them among these records. */
    public QuietHoursRecords(SealedRecords records) {
        this.records = records;
    }

    /** Those of a person; also empty for what only a newer version can read, and for a time zone that this JVM does not know. */
    public Optional<QuietHours> of(Actor actor) {
        byte[] bytes = records.read(key(actor));
        return bytes == null ? Optional.empty() : QuietHoursCodec.read(bytes);
    }

    /** Replaces them. */
    public @Nullable Void keep(Actor actor, QuietHours hours) {
        records.replace(key(actor), before -> QuietHoursCodec.write(hours));
        return null;
    }

    /** Removes them. */
    public @Nullable Void clear(Actor actor) {
        records.delete(key(actor));
        return null;
    }

    private static PersonalKey key(Actor actor) {
        return new PersonalKey(actor.tenant(), actor.person(), KIND, ONE);
    }
}
