// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import java.security.GeneralSecurityException;

/** A ciphertext names a key that this keyset does not hold: perhaps another node added one since. Never leaves the package. */
final class UnknownKeyException extends GeneralSecurityException {
    private static final long serialVersionUID = 1L;

    UnknownKeyException() {
        super("unknown key");
    }

    /** It steers a second look, and is thrown too often for a stack trace. */
    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // does nothing
    public Throwable fillInStackTrace() {
        return this;
    }
}
