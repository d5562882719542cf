// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import com.google.crypto.tink.Aead;
import io.hausfunk.messaging.storage.KeyKind;
import io.hausfunk.messaging.storage.KeyRef;
import java.util.HashMap;
import java.util.List;

/** What wraps a key, read from the store just now so that keys which other nodes added are in it. */
record KeyParents(StoredKeys rows, KeyCache cache, DataKeys data, MasterAead master) {
    Aead of(KeyRef ref) {
        if (ref.kind().equals(KeyKind.TENANT) || ref.kind().equals(KeyKind.CLUSTER)) {
            return master;
        }
        if (ref.kind().equals(KeyKind.DATA)) {
            return owners(ref);
        }
        if (!ref.kind().known()) {
            throw KeyErrors.unreadable();
        }
        return tenant(ref);
    }

    /** The tenant's key as it is now. */
    KeysetAead tenant(KeyRef ref) {
        TenantRoot root = cache.root(ref.tenant());
        return root.newerThan(root.keys()).aead();
    }

    private Aead owners(KeyRef ref) {
        List<KeyRef> needed = List.of(DataKeys.conversation(ref), DataKeys.person(ref));
        Aead wrapping = data.wrapping(ref, rows.find(needed), new HashMap<>());
        if (wrapping == null) {
            throw KeyErrors.unreadable();
        }
        return wrapping;
    }

    @Override
    public String toString() {
        return "KeyParents";
    }
}
