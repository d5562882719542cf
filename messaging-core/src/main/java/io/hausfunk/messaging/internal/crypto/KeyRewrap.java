// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.KeyException;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.KeyKind;
import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.KeyRow;
import java.security.GeneralSecurityException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Wraps rows anew, by pages, after the key above them was rotated. The keys themselves stay. Harmless to repeat. */
record KeyRewrap(StoredKeys rows, KeyParents parents) {
    private static final int PAGE = 200;
    private static final int ATTEMPTS = 100;

    /** All rows of a kind; below the tenants, only those of one tenant, because they share the key above. */
    Rewrapped all(KeyKind kind, @Nullable TenantId tenant) {
        Rewrapped total = Rewrapped.NONE;
        KeyRef after = null;
        List<KeyRow> page;
        do {
            page = rows.list(kind, tenant, after, PAGE);
            if (!page.isEmpty()) {
                Aead parent = parents.of(page.get(0).ref());
                for (KeyRow row : page) {
                    total = total.plus(one(row, parent));
                    after = row.ref();
                }
            }
        } while (page.size() == PAGE);
        return total;
    }

    Rewrapped one(KeyRef ref) {
        KeyRow row = rows.find(ref);
        return row == null ? Rewrapped.NONE : one(row, parents.of(ref));
    }

    private Rewrapped one(KeyRow listed, Aead listedUnder) {
        KeyRow row = listed;
        Aead parent = listedUnder;
        for (int attempt = 0; attempt < ATTEMPTS && row != null; attempt++) {
            try {
                KeyRow next = rewrapped(row, parent);
                if (next == null) {
                    return Rewrapped.NONE;
                }
                if (rows.replace(next)) {
                    return new Rewrapped(1, 0);
                }
            } catch (UnknownKey changedMeanwhile) {
                // Read again below, with the key above it.
            } catch (GeneralSecurityException failed) {
                return new Rewrapped(0, 1);
            } catch (KeyException failed) {
                if (failed.code() == ErrorCode.UNREADABLE) {
                    return new Rewrapped(0, 1);
                }
                throw failed;
            }
            parent = parents.of(row.ref());
            row = rows.find(row.ref());
        }
        return row == null ? Rewrapped.NONE : new Rewrapped(0, 1);
    }

    /** The row as it should be, or null if it is so already. */
    private static @Nullable KeyRow rewrapped(KeyRow row, Aead parent) throws GeneralSecurityException {
        boolean[] current = {false};
        KeysetHandle keyset = Keysets.unwrap(row.wrapped(), noting(parent, current), row.ref());
        if (current[0]) {
            return null;
        }
        return new KeyRow(row.ref(), row.version() + 1, Keysets.wrap(keyset, parent, row.ref()), row.label());
    }

    /** Notes whether what it opens was wrapped by the newest key. Of the host's keys nobody knows. */
    private static Aead noting(Aead parent, boolean[] current) {
        return new Aead() {
            @Override
            public byte[] encrypt(byte[] plaintext, byte[] associatedData) throws GeneralSecurityException {
                return parent.encrypt(plaintext, associatedData);
            }

            @Override
            public byte[] decrypt(byte[] ciphertext, byte[] associatedData) throws GeneralSecurityException {
                current[0] = parent instanceof KeysetAead keyset && keyset.isCurrent(ciphertext);
                return parent.decrypt(ciphertext, associatedData);
            }

            @Override
            public String toString() {
                return "KeyRewrap";
            }
        };
    }

    @Override
    public String toString() {
        return "KeyRewrap";
    }
}
