// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.machine;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.KeyException;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.crypto.PersonalSealer;
import io.hausfunk.messaging.internal.crypto.Pseudonyms;
import io.hausfunk.messaging.internal.wire.WireException;
import io.hausfunk.messaging.internal.wire.WireReader;
import io.hausfunk.messaging.internal.wire.WireWriter;
import io.hausfunk.messaging.message.IdempotencyKey;
import io.hausfunk.messaging.storage.PersonalKey;
import io.hausfunk.messaging.storage.PersonalKind;
import io.hausfunk.messaging.storage.PersonalRecord;
import io.hausfunk.messaging.storage.PersonalStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What programs asked for under which key, and what was answered, for a day; sealed under the key of the account. Blocks. */
public final class RequestRecords {
    private static final PersonalKind KIND = PersonalKind.of(25);
    private static final Duration KNOWN_FOR = Duration.ofDays(1);
    private static final int VERSION = 1;
    private static final int LONGEST = 4096;
    private static final int PAGE = 500;
    /** Looks for what is over this often, in calls of {@link #due}. */
    private static final int EVERY = 60;

    private final PersonalStore store;
    private final PersonalSealer sealer;
    private final Pseudonyms pseudonyms;
    private final Clock clock;

    private int asked;

    /** Keeps records here. */
    public RequestRecords(PersonalStore store, PersonalSealer sealer, Pseudonyms pseudonyms, Clock clock) {
        this.store = store;
        this.sealer = sealer;
        this.pseudonyms = pseudonyms;
        this.clock = clock;
    }

    /**
     * A request.
     *
     * @param begun when it was begun last
     * @param answer null while there is none
     */
    record Known(String request, Instant begun, @Nullable String answer) {}

    /** A request, and which version of its record says so; 0 for none. */
    record Found(@Nullable Known known, long version) {}

    Found find(PersonalKey key) {
        return store.find(List.of(key)).stream()
                .findFirst()
                .map(record -> new Found(open(record), record.version()))
                .orElseGet(() -> new Found(null, 0));
    }

    boolean put(PersonalKey key, Known next, long before) {
        byte[] bytes = new WireWriter()
                .octet(VERSION)
                .text(next.request())
                .number(next.begun().toEpochMilli())
                .octet(next.answer() == null ? 0 : 1)
                .text(next.answer() == null ? "" : next.answer())
                .toByteArray();
        Instant until = clock.instant().plus(KNOWN_FOR);
        return store.put(new PersonalRecord(key, before + 1, until, sealer.seal(key, bytes)));
    }

    void forget(PersonalKey key) {
        store.delete(List.of(key));
    }

    PersonalKey key(Actor service, IdempotencyKey name) {
        UUID hidden = pseudonyms
                .person(service.tenant(), service.user().value() + " " + name.value())
                .value();
        return new PersonalKey(service.tenant(), service.person(), KIND, hidden);
    }

    /** Whether it is time to look for what is over. Asked by one thread. */
    public boolean due() {
        asked = (asked + 1) % EVERY;
        return asked == 0;
    }

    /** Deletes what is over, also of nodes that died. */
    public void purge() {
        while (store.deleteOlder(KIND, clock.instant(), PAGE) == PAGE) {
            // There may be more.
        }
    }

    /** Null for what does not open, or is of a newer version: then nothing is known of it. */
    private @Nullable Known open(PersonalRecord record) {
        try {
            WireReader in = new WireReader(sealer.open(record.key(), record.payload()));
            if (!in.versionUpTo(VERSION)) {
                return null;
            }
            String request = in.text(LONGEST);
            Instant begun = Instant.ofEpochMilli(in.number());
            boolean answered = in.octet() != 0;
            String answer = in.text(LONGEST);
            return new Known(request, begun, answered ? answer : null);
        } catch (WireException e) {
            return null;
        } catch (KeyException e) {
            if (e.code() == ErrorCode.UNREADABLE) {
                return null;
            }
            throw e;
        }
    }
}
