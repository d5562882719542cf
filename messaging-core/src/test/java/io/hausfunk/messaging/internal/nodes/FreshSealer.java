// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.nodes;

import io.hausfunk.messaging.TestEngine;
import io.hausfunk.messaging.internal.crypto.FrameSealer;
import io.hausfunk.messaging.internal.crypto.Keyring;
import io.hausfunk.messaging.internal.crypto.KeyringSettings;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import java.time.Duration;

/** A key for frames that nobody else has. */
final class FreshSealer {
    private FreshSealer() {}

    static FrameSealer create() {
        MemoryStorage storage = MemoryStorage.create();
        storage.open();
        FrameSealer sealer = Keyring.create(
                        storage.keys(),
                        TestEngine.freshKeys(),
                        new KeyringSettings(10, Duration.ofMinutes(1), System::nanoTime))
                .frames();
        sealer.load();
        return sealer;
    }
}
