// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import java.util.Objects;

/**
 * What a conversation says of itself (title, the host's object it hangs on), sealed.
 *
 * @param setBy the name of the entry that set it; bound into the ciphertext
 * @param sealed the ciphertext
 */
public record SealedProfile(EntryName setBy, SealedBytes sealed) {
    /** Refuses null. */
    public SealedProfile {
        Objects.requireNonNull(setBy, "setBy");
        Objects.requireNonNull(sealed, "sealed");
    }
}
