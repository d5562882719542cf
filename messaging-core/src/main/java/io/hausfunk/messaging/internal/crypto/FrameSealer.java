// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.KeyRow;
import java.security.GeneralSecurityException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Seals what nodes tell each other, with a key that they all find in the store, under the host's key. XAES-256-GCM, since
 * nodes send more frames than 96-bit nonces drawn at random may seal (NIST SP 800-38D, 8.3).
 */
public final class FrameSealer {
    private final KeyRows rows;
    private final MasterAead master;
    private volatile @Nullable Aead aead;

    FrameSealer(KeyRows rows, MasterAead master) {
        this.rows = rows;
        this.master = master;
    }

    /** Whether the key is here. Without it nothing is sealed or opened. */
    public boolean ready() {
        return aead != null;
    }

    /**
     * Reads the key, or makes it if this is the first node of all. Blocks. Throws {@code KEYS_UNREACHABLE}, or {@code
     * UNREADABLE} if the other nodes' key does not open with this node's master keys.
     */
    public void load() {
        KeyRef ref = KeyRef.cluster();
        try {
            KeyRow row = rows.find(ref);
            if (row == null) {
                row = rows.putIfAbsent(
                                List.of(new KeyRow(ref, 1, Keysets.wrap(Keysets.newFrameAead(), master, ref), null)))
                        .get(0);
            }
            KeysetHandle keyset = Keysets.unwrap(row.wrapped(), master, ref);
            aead = keyset.getPrimitive(Keysets.TINK, Aead.class);
        } catch (GeneralSecurityException e) {
            throw Failures.unreadable();
        }
    }

    /** Seals a frame, bound to these bytes. */
    public byte[] seal(byte[] frame, byte[] bound) {
        Aead key = aead;
        if (key == null) {
            throw Failures.unreachable(null);
        }
        try {
            return key.encrypt(frame, bound);
        } catch (GeneralSecurityException e) {
            throw Failures.unreadable();
        }
    }

    /** Opens a frame; null if it was not sealed with this key and bound to these bytes. */
    public byte @Nullable [] open(byte[] sealed, byte[] bound) {
        Aead key = aead;
        if (key == null) {
            return null;
        }
        try {
            return key.decrypt(sealed, bound);
        } catch (GeneralSecurityException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return "FrameSealer";
    }
}
