// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.internal.http;

import io.hausfunk.messaging.error.BusyException;
import io.hausfunk.messaging.web.Visitor;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How many files are on their way, in all and of one person: each holds some hundred kilobytes, for as long as a slow network takes. */
final class TransferCount {
    private static final int MOST = 256;
    private static final int MOST_OF_ONE = 16;

    private final AtomicInteger all = new AtomicInteger();
    private final Map<String, Integer> ofOne = new ConcurrentHashMap<>();

    /** Enters, or fails with {@link BusyException}. */
    void enter(Visitor visitor) {
        boolean full = all.incrementAndGet() > MOST;
        if (ofOne.merge(key(visitor), 1, Integer::sum) > MOST_OF_ONE || full) {
            leave(visitor);
            throw new BusyException("too many files are on their way", Duration.ofSeconds(1));
        }
    }

    void leave(Visitor visitor) {
        all.decrementAndGet();
        ofOne.computeIfPresent(key(visitor), (key, count) -> count == 1 ? null : count - 1);
    }

    private static String key(Visitor visitor) {
        return visitor.tenant().value() + "\n" + visitor.user().value();
    }
}
