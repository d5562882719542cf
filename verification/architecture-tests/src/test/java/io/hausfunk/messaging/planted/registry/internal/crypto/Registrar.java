// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.planted.registry.internal.crypto;

import com.google.crypto.tink.aead.AeadConfig;
import java.security.GeneralSecurityException;

/** Planted to be reported. */
public final class Registrar {
    void act() throws GeneralSecurityException {
        AeadConfig.register();
    }
}
