// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.machine;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.KeyException;
import io.hausfunk.messaging.internal.crypto.PersonalSealer;
import io.hausfunk.messaging.internal.people.Identities;
import io.hausfunk.messaging.machine.ServiceAccount;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.PersonalKey;
import io.hausfunk.messaging.storage.PersonalKind;
import io.hausfunk.messaging.storage.PersonalRecord;
import io.hausfunk.messaging.storage.PersonalStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Service accounts, one record each, sealed under the key of an account of the engine's own and bound to their place: what somebody else wrote
 * there, or moved, does not open, and what does not open is no account. Blocks.
 */
public final class AccountRecords {
    private static final PersonalKind KIND = PersonalKind.of(20);
    private static final int PAGE = 500;

    private final PersonalStore store;
    private final PersonalSealer sealer;
    private final Identities identities;
    private final Clock clock;

    /** Keeps records here. */
    public AccountRecords(PersonalStore store, PersonalSealer sealer, Identities identities, Clock clock) {
        this.store = store;
        this.sealer = sealer;
        this.identities = identities;
        this.clock = clock;
    }

    /** An account, and which version of its record says so. */
    record Found(StoredAccount stored, long version) {}

    Optional<Found> find(TenantId tenant, String id) {
        // Anybody may name a tenant: one that is not there is not to get keys by it.
        if (!ServiceAccount.isId(id) || !identities.exists(tenant)) {
            return Optional.empty();
        }
        PersonalKey key = key(tenant, ServiceAccount.of(id, "-"));
        return store.find(List.of(key)).stream()
                .findFirst()
                .flatMap(this::open)
                .filter(found -> found.stored().account().id().equals(id));
    }

    /** Writes the next version; false if another one was written meanwhile. */
    boolean put(TenantId tenant, StoredAccount next, long before) {
        PersonalKey key = key(tenant, next.account());
        identities.services(tenant);
        return store.put(new PersonalRecord(key, before + 1, clock.instant(), sealer.seal(key, next.toBytes())));
    }

    List<StoredAccount> list(TenantId tenant) {
        List<StoredAccount> all = new ArrayList<>();
        UUID after = null;
        List<PersonalRecord> page;
        do {
            page = store.list(tenant, identities.services(tenant).person(), KIND, after, PAGE);
            page.forEach(record -> open(record).ifPresent(found -> all.add(found.stored())));
            after = page.isEmpty() ? null : page.get(page.size() - 1).key().name();
        } while (page.size() == PAGE);
        return all;
    }

    private Optional<Found> open(PersonalRecord record) {
        try {
            return StoredAccount.read(sealer.open(record.key(), record.payload()))
                    .map(stored -> new Found(stored, record.version()));
        } catch (KeyException e) {
            if (e.code() == ErrorCode.UNREADABLE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private PersonalKey key(TenantId tenant, ServiceAccount account) {
        UUID name = identities.key(tenant, account.user()).value();
        return new PersonalKey(tenant, identities.services(tenant).person(), KIND, name);
    }
}
