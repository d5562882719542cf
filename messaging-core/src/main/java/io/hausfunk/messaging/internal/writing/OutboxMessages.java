// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.crypto.Pseudonyms;
import io.hausfunk.messaging.internal.personal.Scheduled;
import io.hausfunk.messaging.internal.personal.ScheduledRecords;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.PersonalKey;
import io.hausfunk.messaging.storage.PersonalKind;
import io.hausfunk.messaging.storage.PersonalRecord;
import io.hausfunk.messaging.storage.outbox.OutboxMessage;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * Messages of the outbox: sealed under their author's key as scheduled ones are, but as another kind, so that no row of one table passes for
 * one of the other. Blocks if the key is not in memory.
 */
public final class OutboxMessages {
    private static final PersonalKind KIND = PersonalKind.of(9);

    private final ScheduledRecords records;
    private final Pseudonyms pseudonyms;
    private final Clock clock;

    /** Seals as these records do. */
    public OutboxMessages(ScheduledRecords records, Pseudonyms pseudonyms, Clock clock) {
        this.records = records;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
    }

    /** Seals what somebody says; refuses as sending does. Calls the host's class. */
    public OutboxMessage seal(Actor actor, ConversationRef ref, Draft draft) {
        UUID name = pseudonyms
                .entry(
                        ref,
                        actor.person(),
                        EngineNames.of("outbox", 0, draft.idempotencyKey().value(), 0))
                .value();
        PersonalKey key = new PersonalKey(ref.tenant(), actor.person(), KIND, name);
        Scheduled now = records.first(key, ref.conversation(), draft, clock.instant());
        return new OutboxMessage(ref, actor.person(), name, records.seal(now).payload());
    }

    /** What a row says; empty if it cannot be read, or was sealed for another row. */
    Optional<Scheduled> open(OutboxMessage message) {
        PersonalKey key = new PersonalKey(message.conversation().tenant(), message.author(), KIND, message.name());
        return records.open(new PersonalRecord(key, 1, clock.instant(), message.payload()))
                .filter(opened ->
                        opened.conversation().equals(message.conversation().conversation()));
    }
}
