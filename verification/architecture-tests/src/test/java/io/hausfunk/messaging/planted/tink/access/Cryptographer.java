// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.planted.tink.access;

import com.google.crypto.tink.Aead;

/** Planted to be reported. */
public final class Cryptographer {
    Aead aead(Aead given) {
        return given;
    }
}
