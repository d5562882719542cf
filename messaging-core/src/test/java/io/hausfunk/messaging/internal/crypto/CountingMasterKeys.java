// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import io.hausfunk.messaging.keys.MasterKeys;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A key service that counts, and that can be out of reach. */
final class CountingMasterKeys implements MasterKeys {
    final AtomicInteger wraps = new AtomicInteger();
    final AtomicInteger unwraps = new AtomicInteger();
    final AtomicBoolean down = new AtomicBoolean();
    private final MasterKeys keys;

    CountingMasterKeys(MasterKeys keys) {
        this.keys = keys;
    }

    @Override
    public byte[] wrap(byte[] key, byte[] context) {
        wraps.incrementAndGet();
        failIfDown();
        return keys.wrap(key, context);
    }

    @Override
    public byte[] unwrap(byte[] wrapped, byte[] context) {
        unwraps.incrementAndGet();
        failIfDown();
        return keys.unwrap(wrapped, context);
    }

    private void failIfDown() {
        if (down.get()) {
            throw new IllegalStateException("connection refused");
        }
    }
}
