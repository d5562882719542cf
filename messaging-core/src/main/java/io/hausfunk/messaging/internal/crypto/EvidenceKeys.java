// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import com.google.crypto.tink.subtle.Ed25519Sign;
import io.hausfunk.messaging.model.TenantId;
import java.security.GeneralSecurityException;

/** Signs for a tenant, with an Ed25519 key that follows from its index key: there is no row to lose, and every node has the same. May block. */
public final class EvidenceKeys {
    private static final int SEED = 32;

    private final KeyCache cache;

    EvidenceKeys(KeyCache cache) {
        this.cache = cache;
    }

    /** The public key, 32 bytes. */
    public byte[] publicKey(TenantId tenant) {
        return pair(tenant).getPublicKey();
    }

    /** The signature of some bytes, 64 bytes. */
    public byte[] sign(TenantId tenant, byte[] bytes) {
        try {
            return new Ed25519Sign(pair(tenant).getPrivateKey()).sign(bytes);
        } catch (GeneralSecurityException failed) {
            throw KeyErrors.unreadable();
        }
    }

    private Ed25519Sign.KeyPair pair(TenantId tenant) {
        byte[] purpose = FieldEncoder.of(Purpose.EVIDENCE, tenant, 0, 0, 0).toByteArray();
        try {
            byte[] seed = cache.root(tenant).keys().prf().computePrimary(purpose, SEED);
            return Ed25519Sign.KeyPair.newKeyPairFromSeed(seed);
        } catch (GeneralSecurityException failed) {
            throw KeyErrors.unreadable();
        }
    }

    @Override
    public String toString() {
        return "EvidenceKeys";
    }
}
