// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps the messages of a lane in the order of the calls up to the commit. Where participants change, the store refuses a
 * message that was allowed before the change; without this, one that was called later and allowed after it would pass.
 *
 * <p>Every message that joins begins, perhaps again after it came back, and leaves. A lane is kept only while it has some.
 */
final class SendOrder {
    private final Map<LaneKey, Line> lines = new ConcurrentHashMap<>();
    private final AtomicLong calls = new AtomicLong();

    /** A message is called; answers its number. */
    long join(LaneKey lane) {
        long number = calls.incrementAndGet();
        lines.compute(lane, (key, line) -> {
            Line all = line == null ? new Line() : line;
            all.waiting.add(number);
            return all;
        });
        return number;
    }

    /** Whether a message may go into the store now: nothing called before it waits, or may be refused where it passes. */
    boolean begin(LaneKey lane, long number, long membership) {
        boolean[] begun = new boolean[1];
        lines.computeIfPresent(lane, (key, line) -> {
            begun[0] = line.begin(number, membership);
            return line;
        });
        return begun[0];
    }

    /** The store refused a message that will be tried again. */
    void comeBack(LaneKey lane, long number) {
        lines.computeIfPresent(lane, (key, line) -> {
            line.inStore--;
            line.waiting.add(number);
            return line;
        });
    }

    /** It is known what became of a message. */
    void leave(LaneKey lane, long number) {
        lines.computeIfPresent(lane, (key, line) -> {
            if (!line.waiting.remove(number)) {
                line.inStore--;
            }
            return line.inStore == 0 && line.waiting.isEmpty() ? null : line;
        });
    }

    private static final class Line {
        private final TreeSet<Long> waiting = new TreeSet<>();
        private int inStore;
        private long membership;

        boolean begin(long number, long expected) {
            if (waiting.isEmpty() || waiting.first() != number || (inStore > 0 && membership < expected)) {
                return false;
            }
            waiting.pollFirst();
            inStore++;
            membership = expected;
            return true;
        }
    }
}
