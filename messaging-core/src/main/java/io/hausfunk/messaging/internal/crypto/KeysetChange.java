// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/** What a rotation does to a keyset. Keys are only ever added: what an old key sealed must open. */
enum KeysetChange {
    /** Adds a key that does not seal yet, unless there is one already. */
    PREPARE,
    /** Has the key that was added last seal from now on, unless it does already. */
    PROMOTE,
    /** Adds a key that seals from now on. */
    ROTATE;

    /** The keyset after the change, or null if there is nothing to change. */
    @Nullable
    KeysetHandle apply(KeysetHandle keyset) throws GeneralSecurityException {
        boolean prepared = !keyset.getAt(keyset.size() - 1).isPrimary();
        if ((this == PREPARE && prepared) || (this == PROMOTE && !prepared)) {
            return null;
        }
        KeysetHandle.Builder next = KeysetHandle.newBuilder(keyset).setConfiguration(Keysets.TINK);
        if (this != PROMOTE) {
            next.addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                    .withRandomId());
        }
        if (this != PREPARE) {
            next.getAt(next.size() - 1).makePrimary();
        }
        return next.build();
    }
}
