// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.notification;

import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.personal.SealedRecords;
import io.hausfunk.messaging.storage.PersonalKey;
import io.hausfunk.messaging.storage.PersonalKind;
import java.util.UUID;

/** What people were told last. Blocks. */
public final class ToldRecords {
    private static final PersonalKind KIND = PersonalKind.of(5);
    private static final UUID ONE = new UUID(0, 0);

    private final SealedRecords records;

    /** Keeps them among these records. */
    public ToldRecords(SealedRecords records) {
        this.records = records;
    }

    Told of(Actor actor) {
        byte[] bytes = records.read(key(actor));
        return bytes == null ? Told.NOTHING : Told.read(bytes);
    }

    void keep(Actor actor, Told told) {
        records.replace(key(actor), before -> told.write());
    }

    private static PersonalKey key(Actor actor) {
        return new PersonalKey(actor.tenant(), actor.person(), KIND, ONE);
    }
}
