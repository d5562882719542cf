// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.personal;

import io.hausfunk.messaging.conversation.ConversationSettings;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.codec.ContentCodec;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.storage.PersonalKey;
import io.hausfunk.messaging.storage.PersonalKind;
import io.hausfunk.messaging.storage.PersonalRecord;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads and changes what people keep for their conversations, sealed under their own keys. Blocks. */
public final class PersonalRecords {
    private static final PersonalKind SETTINGS = PersonalKind.of(2);
    private static final PersonalKind DRAFT = PersonalKind.of(3);

    private final SealedRecords records;
    private final PersonalCodec codec;
    private final Clock clock;

    /** Keeps them among these records. */
    public PersonalRecords(SealedRecords records, ContentCodec contents, Clock clock) {
        this.records = records;
        this.codec = new PersonalCodec(contents);
        this.clock = clock;
    }

    /** What a person keeps for each of up to 500 conversations, in one question. */
    public Map<ConversationId, Personal> of(Actor actor, Collection<ConversationId> conversations) {
        List<PersonalKey> keys = new ArrayList<>();
        for (ConversationId conversation : conversations) {
            keys.add(key(actor, SETTINGS, conversation));
            keys.add(key(actor, DRAFT, conversation));
        }
        Map<PersonalKey, PersonalRecord> found = records.find(keys);
        Map<ConversationId, Personal> personal = new HashMap<>();
        for (ConversationId conversation : conversations) {
            PersonalRecord settings = found.get(key(actor, SETTINGS, conversation));
            PersonalRecord draft = found.get(key(actor, DRAFT, conversation));
            personal.put(
                    conversation,
                    settings == null && draft == null
                            ? Personal.NOTHING
                            : new Personal(settings(settings), draft(draft)));
        }
        return personal;
    }

    /** A person's settings. */
    public ConversationSettings settings(Actor actor, ConversationId conversation) {
        return settings(records.find(key(actor, SETTINGS, conversation)));
    }

    /** Changes a person's settings as they stand. */
    public ConversationSettings change(
            Actor actor, ConversationId conversation, UnaryOperator<ConversationSettings> change) {
        ConversationSettings[] changed = new ConversationSettings[1];
        records.replace(key(actor, SETTINGS, conversation), before -> {
            changed[0] = change.apply(settings(before));
            return codec.settings(changed[0]);
        });
        return changed[0];
    }

    /** A person's draft. */
    public Optional<Draft> draft(Actor actor, ConversationId conversation) {
        return draft(records.find(key(actor, DRAFT, conversation)));
    }

    /** Keeps a draft. */
    public void keep(Actor actor, ConversationId conversation, Draft draft) {
        byte[] bytes = codec.draft(draft, clock.instant());
        records.replace(key(actor, DRAFT, conversation), before -> bytes);
    }

    /** Keeps no draft any more. */
    public void clear(Actor actor, ConversationId conversation) {
        records.delete(key(actor, DRAFT, conversation));
    }

    private ConversationSettings settings(@Nullable PersonalRecord record) {
        return settings(records.open(record));
    }

    private ConversationSettings settings(byte @Nullable [] opened) {
        return opened == null ? ConversationSettings.usual() : codec.settings(opened);
    }

    private Optional<Draft> draft(@Nullable PersonalRecord record) {
        byte[] opened = records.open(record);
        return opened == null || record == null ? Optional.empty() : codec.draft(opened, record.at());
    }

    private static PersonalKey key(Actor actor, PersonalKind kind, ConversationId conversation) {
        return new PersonalKey(actor.tenant(), actor.person(), kind, conversation.value());
    }
}
