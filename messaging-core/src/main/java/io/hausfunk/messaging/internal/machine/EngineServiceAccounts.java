// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.machine;

import io.hausfunk.messaging.error.BusyException;
import io.hausfunk.messaging.error.ConflictException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.LimitExceededException;
import io.hausfunk.messaging.internal.access.Access;
import io.hausfunk.messaging.internal.machine.AccountRecords.Found;
import io.hausfunk.messaging.machine.ServiceAccount;
import io.hausfunk.messaging.machine.ServiceAccounts;
import io.hausfunk.messaging.machine.ServiceKey;
import io.hausfunk.messaging.model.TenantId;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Makes and changes service accounts. Blocks. */
public final class EngineServiceAccounts {
    private static final int TRIES = 20;

    private final AccountRecords records;
    private final ServiceKeys keys = new ServiceKeys();

    /** Changes these records. */
    public EngineServiceAccounts(AccountRecords records) {
        this.records = records;
    }

    /** As {@link ServiceAccounts#create}. */
    public ServiceKey create(TenantId tenant, ServiceAccount account) {
        if (records.list(tenant).size() >= ServiceAccounts.MAX_ACCOUNTS) {
            throw new LimitExceededException(
                    "a tenant has at most " + ServiceAccounts.MAX_ACCOUNTS + " service accounts");
        }
        ServiceKey key = keys.create(account.id());
        if (!records.put(tenant, new StoredAccount(account, ServiceKeys.hash(key)), 0)) {
            throw new ConflictException(
                    ErrorCode.IDEMPOTENCY_CONFLICT, "there is a service account " + account.id() + " already");
        }
        return key;
    }

    /** As {@link ServiceAccounts#change}. */
    public ServiceAccount change(TenantId tenant, ServiceAccount account) {
        for (int tried = 0; tried < TRIES; tried++) {
            Found found = records.find(tenant, account.id()).orElseThrow(Access::refused);
            if (records.put(tenant, new StoredAccount(account, found.stored().keyHash()), found.version())) {
                return account;
            }
        }
        throw busy();
    }

    /** As {@link ServiceAccounts#renewKey}. */
    public ServiceKey renewKey(TenantId tenant, String id) {
        for (int tried = 0; tried < TRIES; tried++) {
            Found found = records.find(tenant, id).orElseThrow(Access::refused);
            ServiceKey key = keys.create(id);
            StoredAccount next = new StoredAccount(found.stored().account(), ServiceKeys.hash(key));
            if (records.put(tenant, next, found.version())) {
                return key;
            }
        }
        throw busy();
    }

    /** An account, if it is there. */
    public Optional<ServiceAccount> find(TenantId tenant, String id) {
        return records.find(tenant, id).map(found -> found.stored().account());
    }

    /** As {@link ServiceAccounts#list}. */
    public List<ServiceAccount> list(TenantId tenant) {
        return records.list(tenant).stream()
                .map(StoredAccount::account)
                .sorted(Comparator.comparing(ServiceAccount::id))
                .toList();
    }

    private static BusyException busy() {
        return new BusyException("somebody else changes the same service account all the time", Duration.ofMillis(200));
    }
}
