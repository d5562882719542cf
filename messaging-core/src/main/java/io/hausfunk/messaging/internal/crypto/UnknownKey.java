// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import java.security.GeneralSecurityException;

/**
 * A signal, not an error: a ciphertext names a key that this keyset does not hold, perhaps because another node added one
 * since. It passes through Tink, which lets nothing else checked pass, and never leaves the package.
 */
final class UnknownKey extends GeneralSecurityException {
    private static final long serialVersionUID = 1L;

    UnknownKey() {
        super("unknown key");
    }

    /** It steers a second look, and is thrown too often for a stack trace. */
    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // does nothing
    public Throwable fillInStackTrace() {
        return this;
    }
}
