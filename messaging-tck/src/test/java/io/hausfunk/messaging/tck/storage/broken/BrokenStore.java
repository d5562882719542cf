// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage.broken;

import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.tck.storage.MemoryHarness;
import io.hausfunk.messaging.tck.storage.MovableClock;
import io.hausfunk.messaging.tck.storage.StorageHarness;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A fault, and the check that must find it.
 *
 * @param fault what the store does
 * @param check the check that names this fault, as {@code Aspect.check}
 * @param harness makes such stores
 */
record BrokenStore(String fault, String check, Supplier<StorageHarness> harness) {
    /** Stores whose every instance is broken in the same way. */
    static BrokenStore of(String fault, String check, Supplier<UnaryOperator<MessagingStorage>> breaking) {
        return new BrokenStore(fault, check, () -> new BrokenHarness(breaking.get()));
    }

    static BrokenStore of(String fault, String check, UnaryOperator<MessagingStorage> breaking) {
        return of(fault, check, () -> breaking);
    }

    private static final class BrokenHarness implements StorageHarness, MovableClock {
        private final MemoryHarness healthy = new MemoryHarness();
        private final UnaryOperator<MessagingStorage> breaking;

        BrokenHarness(UnaryOperator<MessagingStorage> breaking) {
            this.breaking = breaking;
        }

        @Override
        public MessagingStorage newStore() {
            return breaking.apply(healthy.newStore());
        }

        @Override
        public MessagingStorage secondNode() {
            return breaking.apply(healthy.secondNode());
        }

        @Override
        public List<byte[]> rawBytes() {
            return healthy.rawBytes();
        }

        @Override
        public void pass(Duration time) {
            healthy.pass(time);
        }

        @Override
        public void close() {
            healthy.close();
        }
    }
}
