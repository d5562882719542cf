// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.KeyRow;

/** Key rows. */
final class Keys {
    private Keys() {}

    static KeyRow first(KeyRef ref) {
        return version(ref, 1);
    }

    static KeyRow version(KeyRef ref, long version) {
        return new KeyRow(ref, version, Ids.bytes(70), Ids.bytes(50));
    }

    static KeyRow withoutLabel(KeyRef ref) {
        return new KeyRow(ref, 1, Ids.bytes(70), null);
    }
}
