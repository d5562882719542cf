// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.personal;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.KeyException;
import io.hausfunk.messaging.internal.codec.ContentCodec;
import io.hausfunk.messaging.internal.crypto.PersonalSealer;
import io.hausfunk.messaging.internal.personal.Scheduled.State;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.PersonalKey;
import io.hausfunk.messaging.storage.PersonalKind;
import io.hausfunk.messaging.storage.PersonalRecord;
import io.hausfunk.messaging.storage.PersonalStore;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Messages that wait for their time, one record each, sealed under the person's key. Blocks. */
public final class ScheduledRecords {
    private static final PersonalKind KIND = PersonalKind.of(8);
    private static final byte VERSION = 1;
    private static final int HEAD = 2 + Integer.BYTES + 3 * Long.BYTES;

    private final PersonalStore store;
    private final PersonalSealer sealer;
    private final ContentCodec contents;
    private final PersonalCodec codec;
    private final Clock clock;

    /** Keeps records here. */
    public ScheduledRecords(PersonalStore store, PersonalSealer sealer, ContentCodec contents, Clock clock) {
        this.store = store;
        this.sealer = sealer;
        this.contents = contents;
        this.codec = new PersonalCodec(contents);
        this.clock = clock;
    }

    /** The key of a record. */
    public static PersonalKey key(TenantId tenant, PersonKey person, UUID name) {
        return new PersonalKey(tenant, person, KIND, name);
    }

    /** A record as it would be written first. Calls the host's class; refuses as sending does. */
    public Scheduled first(PersonalKey key, ConversationId conversation, Draft draft, Instant at) {
        return scheduled(key, 0, State.WAITING, conversation, at, null, codec.draft(draft, clock.instant()));
    }

    /** Writes the next version of a record; false if another one was written meanwhile. */
    public boolean put(Scheduled next) {
        return store.put(seal(next));
    }

    /** The next version of a record, as it would be written. */
    public PersonalRecord seal(Scheduled next) {
        byte[] draft = codec.draft(next.draft(), next.content(), clock.instant());
        ByteBuffer out = ByteBuffer.allocate(HEAD + draft.length)
                .put(VERSION)
                .put(next.state().code())
                .putInt(next.refusal().map(ErrorCode::number).orElse(0))
                .putLong(next.at().toEpochMilli())
                .putLong(next.conversation().value().getMostSignificantBits())
                .putLong(next.conversation().value().getLeastSignificantBits())
                .put(draft);
        return new PersonalRecord(
                next.key(), next.version() + 1, clock.instant(), sealer.seal(next.key(), out.array()));
    }

    /** What is scheduled under a key; empty also if it cannot be read. */
    public Optional<Scheduled> find(PersonalKey key) {
        return store.find(List.of(key)).stream().findFirst().flatMap(this::open);
    }

    /** All that a person has scheduled, up to a number. */
    public List<Scheduled> list(TenantId tenant, PersonKey person, int limit) {
        return store.list(tenant, person, KIND, null, limit).stream()
                .flatMap(record -> open(record).stream())
                .toList();
    }

    /** Removes a record. */
    public void delete(PersonalKey key) {
        store.delete(List.of(key));
    }

    /** What a record says; empty if it cannot be read. */
    public Optional<Scheduled> open(PersonalRecord record) {
        try {
            ByteBuffer in = ByteBuffer.wrap(sealer.open(record.key(), record.payload()));
            if (in.get() != VERSION) {
                return Optional.empty();
            }
            State state = State.of(in.get());
            int code = in.getInt();
            Instant at = Instant.ofEpochMilli(in.getLong());
            ConversationId conversation = new ConversationId(new UUID(in.getLong(), in.getLong()));
            byte[] draft = new byte[in.remaining()];
            in.get(draft);
            return Optional.of(
                    scheduled(record.key(), record.version(), state, conversation, at, refusal(code), draft));
        } catch (KeyException e) {
            if (e.code() == ErrorCode.UNREADABLE) {
                return Optional.empty();
            }
            throw e;
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static @Nullable ErrorCode refusal(int number) {
        return Arrays.stream(ErrorCode.values())
                .filter(code -> code.number() == number)
                .findFirst()
                .orElse(null);
    }

    private Scheduled scheduled(
            PersonalKey key,
            long version,
            State state,
            ConversationId conversation,
            Instant at,
            @Nullable ErrorCode refusal,
            byte[] draft) {
        return new Scheduled(
                key,
                version,
                state,
                conversation,
                at,
                Optional.ofNullable(refusal),
                codec.draft(draft, at).orElseThrow(BufferUnderflowException::new),
                contents.sealed(PersonalCodec.content(draft)));
    }
}
