// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.config.TinkConfig2026;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import io.hausfunk.messaging.error.KeyException;
import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.SealedBytes;
import java.security.GeneralSecurityException;

/**
 * Makes, wraps and unwraps keysets. Handles stay inside a method: Tink's own {@code toString} of a handle throws where
 * nothing is registered globally, and we register nothing, because the registry is the host's.
 */
final class Keysets {
    /** All that we use of Tink, given explicitly. */
    static final Configuration TINK = TinkConfig2026.get();

    private Keysets() {}

    static KeysetHandle newAead() {
        return generate(PredefinedAeadParameters.AES256_GCM);
    }

    static KeysetHandle newFrameAead() {
        return generate(PredefinedAeadParameters.XAES_256_GCM_192_BIT_NONCE);
    }

    static KeysetHandle newPrf() {
        return generate(PredefinedPrfParameters.HMAC_SHA256_PRF);
    }

    static SealedBytes wrap(KeysetHandle keyset, Aead by, KeyRef ref) {
        try {
            return Framing.frame(
                    TinkProtoKeysetFormat.serializeEncryptedKeyset(keyset, by, AssociatedData.key(ref), TINK));
        } catch (GeneralSecurityException failed) {
            throw KeyErrors.unreadable();
        }
    }

    /** Throws {@link UnknownKey} if it is wrapped by a key that the wrapping keyset does not hold. */
    static KeysetHandle unwrap(SealedBytes wrapped, Aead by, KeyRef ref) throws GeneralSecurityException {
        try {
            return TinkProtoKeysetFormat.parseEncryptedKeyset(
                    Framing.unframe(wrapped), by, AssociatedData.key(ref), TINK);
        } catch (KeyException said) {
            throw said;
        } catch (RuntimeException malformed) {
            throw new GeneralSecurityException();
        }
    }

    private static KeysetHandle generate(Parameters parameters) {
        try {
            return KeysetHandle.generateNew(parameters, TINK);
        } catch (GeneralSecurityException failed) {
            throw KeyErrors.unreadable();
        }
    }
}
