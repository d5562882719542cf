// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.ldap;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Time that passes by itself, and can be made to pass. */
public final class MovableNanos implements LongSupplier {
    private final AtomicLong ahead = new AtomicLong();
    private volatile LongSupplier source = System::nanoTime;

    @Override
    public long getAsLong() {
        return source.getAsLong() + ahead.get();
    }

    /** From now on time passes only when it is made to: no limit is over because the machine is busy. */
    public void hold() {
        long now = System.nanoTime();
        source = () -> now;
    }

    /** Lets so much time be over. */
    public void pass(Duration time) {
        ahead.addAndGet(time.toNanos());
    }
}
