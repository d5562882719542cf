// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.KeyRow;

/** Key rows. */
final class SampleKeys {
    private SampleKeys() {}

    static KeyRow first(KeyRef ref) {
        return version(ref, 1);
    }

    static KeyRow version(KeyRef ref, long version) {
        return new KeyRow(ref, version, FreshIds.bytes(70), FreshIds.bytes(50));
    }

    static KeyRow withoutLabel(KeyRef ref) {
        return new KeyRow(ref, 1, FreshIds.bytes(70), null);
    }
}
