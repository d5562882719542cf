// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.concurrent;

import java.util.function.Consumer;
import java.util.function.Supplier;

/** Runs work that reads, again where what it read may not belong together. */
public interface ReadGuard {
    /** Takes what comes as it is. */
    ReadGuard NONE = new ReadGuard() {
        @Override
        public <T> T read(Supplier<T> work, Consumer<? super T> unwanted) {
            return work.get();
        }
    };

    /** Runs it; {@code unwanted} takes values that are not answered with. */
    <T> T read(Supplier<T> work, Consumer<? super T> unwanted);
}
