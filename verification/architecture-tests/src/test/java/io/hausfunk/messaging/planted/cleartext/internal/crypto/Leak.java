// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.planted.cleartext.internal.crypto;

import com.google.crypto.tink.InsecureSecretKeyAccess;

/** Planted to be reported. */
public final class Leak {
    Object act() {
        return InsecureSecretKeyAccess.get();
    }
}
