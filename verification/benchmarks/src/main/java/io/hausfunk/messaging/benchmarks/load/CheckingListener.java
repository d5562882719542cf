// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.load;

import io.hausfunk.messaging.content.ConversationCreated;
import io.hausfunk.messaging.content.TextContent;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.EntryListener;
import io.hausfunk.messaging.message.Gap;
import org.jspecify.annotations.Nullable;

/** Listens to one conversation, and notices what is lost, doubled, out of order or not what was sent. */
final class CheckingListener implements EntryListener {
    private volatile @Nullable Arrival arrival;
    private volatile @Nullable String fault;
    private volatile long heard;
    private volatile long sum;
    private long last;

    /** Is told that a message arrived. */
    interface Arrival {
        void of(long number);
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // Calls of one subscription never overlap.
    public void onEntry(Entry entry) {
        if (last != 0 && entry.sequence() != last + 1 && fault == null) {
            fault = "#" + entry.sequence() + " came after #" + last;
        }
        last = entry.sequence();
        if (entry.content() instanceof TextContent text && text.text().length() == Room.BODY) {
            long number = Room.number(text.text());
            sum += mix(number, entry.sequence());
            heard++;
            Arrival told = arrival;
            if (told != null) {
                told.of(number);
            }
        } else if (!(entry.content() instanceof ConversationCreated)) {
            fault = "#" + entry.sequence() + " is not what was sent";
        }
    }

    @Override
    public void onBehind(Gap gap) {
        fault = "the listener fell behind: it has to read #" + (gap.after() + 1) + " to #" + gap.upTo() + " for itself";
    }

    void report(Arrival newArrival) {
        arrival = newArrival;
    }

    long heard() {
        return heard;
    }

    void check(long expected, long expectedSum) {
        String known = fault;
        if (known != null || heard != expected || sum != expectedSum) {
            throw new IllegalStateException("acknowledged " + expected + ", heard " + heard + ", fault " + known
                    + (sum == expectedSum ? "" : ", not the same ones"));
        }
    }

    /** Sums of these differ if any message has another number than it was acknowledged with. */
    static long mix(long number, long sequence) {
        long mixed = (number + 1) * 0x9E3779B97F4A7C15L ^ sequence * 0xC2B2AE3D27D4EB4FL;
        return mixed ^ mixed >>> 29;
    }
}
