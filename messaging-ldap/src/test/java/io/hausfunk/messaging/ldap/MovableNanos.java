// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Time that passes by itself, and can be made to pass. */
public final class MovableNanos implements LongSupplier {
    private final AtomicLong ahead = new AtomicLong();

    @Override
    public long getAsLong() {
        return System.nanoTime() + ahead.get();
    }

    /** Lets so much time be over. */
    public void pass(Duration time) {
        ahead.addAndGet(time.toNanos());
    }
}
