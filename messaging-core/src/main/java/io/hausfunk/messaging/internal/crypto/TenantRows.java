// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import com.google.crypto.tink.KeysetHandle;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.KeyRow;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a tenant's two rows, and makes them at its first use. Both are stored in one commit: one without the other, or
 * data of the tenant without them, means that something was deleted or lost, and making it anew would give everybody other
 * pseudonyms.
 */
record TenantRows(StoredKeys rows, MasterAead master, InstallationKey installation) {
    TenantKeys open(TenantId tenant, long now) {
        try {
            return read(tenant, now);
        } catch (UnknownKey rotatedMeanwhile) {
            return openAgain(tenant, now);
        } catch (GeneralSecurityException failed) {
            throw KeyErrors.unreadable();
        }
    }

    private TenantKeys openAgain(TenantId tenant, long now) {
        try {
            return read(tenant, now);
        } catch (GeneralSecurityException failed) {
            throw KeyErrors.unreadable();
        }
    }

    private TenantKeys read(TenantId tenant, long now) throws GeneralSecurityException {
        KeyRef tenantRef = KeyRef.tenant(tenant);
        KeyRef indexRef = KeyRef.index(tenant);
        Map<KeyRef, KeyRow> found = rows.find(List.of(tenantRef, indexRef));
        if (found.isEmpty()) {
            if (installation.isNew(tenant)) {
                return create(tenantRef, indexRef, now);
            }
            // Another node may have made both since, and stored something under them.
            found = rows.find(List.of(tenantRef, indexRef));
            if (found.isEmpty()) {
                throw InstallationKey.doNotMatch("the store holds data of the tenant, but not the tenant's keys");
            }
        }
        KeyRow tenantRow = found.get(tenantRef);
        KeyRow indexRow = found.get(indexRef);
        if (tenantRow != null && indexRow != null) {
            return open(tenantRow, indexRow, now);
        }
        throw InstallationKey.doNotMatch("one of the tenant's two keys is missing");
    }

    @Nullable
    KeyRow tenantRow(TenantId tenant) {
        return rows.find(KeyRef.tenant(tenant));
    }

    private TenantKeys open(KeyRow tenantRow, KeyRow indexRow, long now) throws GeneralSecurityException {
        KeysetHandle tenant = Keysets.unwrap(tenantRow.wrapped(), master, tenantRow.ref());
        KeysetHandle index = Keysets.unwrap(indexRow.wrapped(), new KeysetAead(tenant), indexRow.ref());
        return TenantKeys.of(tenantRow.wrapped(), tenant, index, now);
    }

    private TenantKeys create(KeyRef tenantRef, KeyRef indexRef, long now) throws GeneralSecurityException {
        KeysetHandle tenant = Keysets.newAead();
        KeysetHandle index = Keysets.newPrf();
        KeyRow tenantRow = new KeyRow(tenantRef, 1, Keysets.wrap(tenant, master, tenantRef), null);
        KeyRow indexRow = new KeyRow(indexRef, 1, Keysets.wrap(index, new KeysetAead(tenant), indexRef), null);
        List<KeyRow> stored = rows.putIfAbsent(List.of(tenantRow, indexRow));
        if (stored.equals(List.of(tenantRow, indexRow))) {
            return TenantKeys.of(tenantRow.wrapped(), tenant, index, now);
        }
        return open(stored.get(0), stored.get(1), now);
    }

    @Override
    public String toString() {
        return "TenantRows";
    }
}
