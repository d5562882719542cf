// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.KeyException;
import org.jspecify.annotations.Nullable;

/** The only two ways in which this package fails. */
final class KeyErrors {
    private KeyErrors() {}

    /** The same for every reason, so that nobody learns anything from it; hence no cause. */
    static KeyException unreadable() {
        return new KeyException(ErrorCode.UNREADABLE, "sealed content does not open");
    }

    /** The key service or the store of keys is out of reach. */
    static KeyException unreachable(@Nullable Throwable cause) {
        return new KeyException(ErrorCode.KEYS_UNREACHABLE, "keys are out of reach", cause);
    }
}
