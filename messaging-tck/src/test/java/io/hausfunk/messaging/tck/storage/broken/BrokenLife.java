// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage.broken;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import io.hausfunk.messaging.tck.storage.MemoryHarness;
import io.hausfunk.messaging.tck.storage.MovableClock;
import io.hausfunk.messaging.tck.storage.StorageHarness;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Stores that are wrong about opening, closing, arguments and what they leave behind. */
final class BrokenLife {
    private BrokenLife() {}

    static Stream<BrokenStore> all() {
        return Stream.of(
                BrokenStore.of(
                        "goes on working after it was closed",
                        "Lifecycle.every_call_on_a_role_kept_over_the_close_is_refused",
                        storage -> new BrokenStorage(storage) {
                            @Override
                            public void close() {}
                        }),
                BrokenStore.of(
                        "throws when it is closed twice",
                        "Lifecycle.closing_twice_is_harmless",
                        BrokenLife::closingOnce),
                BrokenStore.of(
                        "forgets everything when it is reopened",
                        "Durability.entries_survive_reopening",
                        storage -> new BrokenStorage(MemoryStorage.create())),
                BrokenStore.of(
                        "takes null for nothing",
                        "Arguments.null_arguments_are_refused",
                        Breaking.conversations(
                                "find",
                                (healthy, arguments) -> arguments.at(0) == null
                                        ? Optional.empty()
                                        : healthy.conversations().find(arguments.at(0)))),
                BrokenStore.of(
                        "takes a limit of zero for the largest",
                        "Arguments.limits_outside_1_to_1000_are_refused",
                        Breaking.entries("readBackward", (healthy, arguments) -> {
                            int limit = arguments.<Integer>at(1);
                            return healthy.entries().readBackward(arguments.at(0), limit == 0 ? 1000 : limit);
                        })),
                new BrokenStore(
                        "shows nothing to the probe", "Confidentiality.the_probe_is_not_blind", BlindHarness::new));
    }

    private static MessagingStorage closingOnce(MessagingStorage storage) {
        AtomicInteger closings = new AtomicInteger();
        return new BrokenStorage(storage) {
            @Override
            public void close() {
                super.close();
                // The third one comes from the kit itself, when it cleans up.
                if (closings.incrementAndGet() == 2) {
                    throw new StorageException(ErrorCode.STORAGE_CLOSED, "closed before");
                }
            }
        };
    }

    private static final class BlindHarness implements StorageHarness, MovableClock {
        private final MemoryHarness healthy = new MemoryHarness();

        @Override
        public MessagingStorage newStore() {
            return healthy.newStore();
        }

        @Override
        public MessagingStorage secondNode() {
            return healthy.secondNode();
        }

        @Override
        public List<byte[]> rawBytes() {
            return List.of();
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
