// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.node;

import io.hausfunk.messaging.keys.MasterKeys;
import java.security.SecureRandom;

/** Keys above all others, of one test. */
public final class TestKeys {
    private TestKeys() {}

    /** A fresh one. */
    public static byte[] random() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return key;
    }

    /** A key service that has this one. */
    public static MasterKeys of(byte[] key) {
        return new SharedMasterKeys(key);
    }
}
