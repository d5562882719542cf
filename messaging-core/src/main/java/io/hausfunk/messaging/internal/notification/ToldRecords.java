// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.notification;

import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.personal.SealedRecords;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.storage.PersonalKey;
import io.hausfunk.messaging.storage.PersonalKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
        return read(records.read(key(actor)));
    }

    /**
     * Notes that somebody is being told of these now, before it is done: so nobody is told twice, whoever does it at the same time, and
     * whenever a node dies.
     *
     * @return those that nobody noted before
     */
    List<Reminder> claim(Actor actor, List<Reminder> due, Instant now) {
        List<Reminder> claimed = new ArrayList<>();
        records.replace(key(actor), before -> {
            Told told = read(before);
            List<Reminder> news = told.news(due);
            claimed.clear();
            claimed.addAll(news);
            return told.with(news, now).write();
        });
        return List.copyOf(claimed);
    }

    /** They were not told of these. */
    void giveBack(Actor actor, List<Reminder> failed) {
        if (!failed.isEmpty()) {
            records.replace(key(actor), before -> read(before).without(failed).write());
        }
    }

    /** They were told at a time; {@code counts} is null if they were told of no messages. */
    void keep(Actor actor, Instant at, @Nullable Map<ConversationId, Told.Count> counts) {
        records.replace(key(actor), before -> {
            Told told = read(before);
            return new Told(at, counts == null ? told.counts() : counts, told.steps()).write();
        });
    }

    private static Told read(byte @Nullable [] bytes) {
        return bytes == null ? Told.NOTHING : Told.read(bytes);
    }

    private static PersonalKey key(Actor actor) {
        return new PersonalKey(actor.tenant(), actor.person(), KIND, ONE);
    }
}
