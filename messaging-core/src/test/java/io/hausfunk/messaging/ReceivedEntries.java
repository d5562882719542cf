// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.EntryListener;
import io.hausfunk.messaging.message.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A listener that keeps what it hears. */
final class ReceivedEntries implements EntryListener {
    private final BlockingQueue<Entry> entries = new LinkedBlockingQueue<>();
    private final BlockingQueue<Gap> gaps = new LinkedBlockingQueue<>();

    @Override
    public void onEntry(Entry entry) {
        entries.add(entry);
    }

    @Override
    public void onBehind(Gap gap) {
        gaps.add(gap);
    }

    /** The next ones, or a failure if they do not come. */
    List<Entry> next(int count) {
        List<Entry> next = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            next.add(await(entries));
        }
        return next;
    }

    Gap nextGap() {
        return await(gaps);
    }

    /** What came and was not asked for; to be asked when a later entry shows that earlier ones would be here. */
    List<Entry> rest() {
        List<Entry> rest = new ArrayList<>();
        entries.drainTo(rest);
        return rest;
    }

    private static <T> T await(BlockingQueue<T> queue) {
        try {
            T next = queue.poll(20, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("nothing came");
            }
            return next;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
