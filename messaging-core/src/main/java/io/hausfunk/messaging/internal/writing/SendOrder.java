// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps the messages of a lane in the order of the calls up to the commit. Where participants change, the store refuses a
 * message that was allowed before the change; without this, one that was called later and allowed after it would pass.
 *
 * <p>Every message that joins begins, perhaps again after it came back, and leaves. One that may not begin yet waits here, ready
 * as it is, and is told when it may try again. A lane is kept only while it has some.
 */
final class SendOrder {
    private static final Runnable ON_ITS_WAY = SendOrder::isOnItsWay;

    private final Map<LaneKey, Line> lines = new ConcurrentHashMap<>();
    private final AtomicLong calls = new AtomicLong();

    /** A message is called; answers its number. */
    long join(LaneKey lane) {
        long number = calls.incrementAndGet();
        lines.compute(lane, (key, line) -> {
            Line all = line == null ? new Line() : line;
            all.waiting.put(number, ON_ITS_WAY);
            return all;
        });
        return number;
    }

    /**
     * Whether a message may go into the store now: nothing called before it waits, or may be refused where it passes.
     *
     * @param again run once, on any thread, as soon as it is worth another try; only if the answer is false
     */
    boolean begin(LaneKey lane, long number, long membership, Runnable again) {
        boolean[] begun = new boolean[1];
        List<Runnable> next = new ArrayList<>(0);
        lines.computeIfPresent(lane, (key, line) -> {
            begun[0] = line.begin(number, membership);
            if (begun[0]) {
                line.collect(next);
            } else {
                line.waiting.put(number, again);
            }
            return line;
        });
        next.forEach(Runnable::run);
        return begun[0];
    }

    /** The store refused a message that will be tried again. */
    void comeBack(LaneKey lane, long number) {
        lines.computeIfPresent(lane, (key, line) -> {
            line.inStore--;
            line.waiting.put(number, ON_ITS_WAY);
            return line;
        });
    }

    /** It is known what became of a message. */
    void leave(LaneKey lane, long number) {
        List<Runnable> next = new ArrayList<>(0);
        lines.computeIfPresent(lane, (key, line) -> {
            if (line.waiting.remove(number) == null) {
                line.inStore--;
            }
            line.collect(next);
            return line.inStore == 0 && line.waiting.isEmpty() ? null : line;
        });
        next.forEach(Runnable::run);
    }

    private static void isOnItsWay() {
        // There is nothing to tell it.
    }

    private static final class Line {
        /** Those that did not begin, each with how it tries again; or that it does so already. */
        private final TreeMap<Long, Runnable> waiting = new TreeMap<>();

        private int inStore;
        private long membership;

        boolean begin(long number, long expected) {
            if (waiting.isEmpty() || waiting.firstKey() != number || (inStore > 0 && membership < expected)) {
                return false;
            }
            waiting.pollFirstEntry();
            inStore++;
            membership = expected;
            return true;
        }

        /** All that wait at the front: those behind one that is on its way are told after that. */
        void collect(List<Runnable> next) {
            for (Map.Entry<Long, Runnable> each : waiting.entrySet()) {
                if (each.getValue() == ON_ITS_WAY) {
                    return;
                }
                next.add(each.setValue(ON_ITS_WAY));
            }
        }
    }
}
