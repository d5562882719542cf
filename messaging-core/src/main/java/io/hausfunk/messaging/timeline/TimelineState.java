// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.timeline;

import io.hausfunk.messaging.internal.timeline.Fold;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.TimelineItem;
import io.hausfunk.messaging.model.UserId;
import java.time.Instant;
import java.util.List;

/**
 * Keeps the timeline of one conversation up to date: takes pages as they are read and entries as they are heard, in any order, and ends with
 * exactly what a new page would show. Start a listener, then read pages; or take all entries from the first on and read no page at all.
 *
 * <p>Thread-safe. It holds every item that it was given, and what was heard about others that were not read yet.
 */
public final class TimelineState {
    private final Fold fold;

    private TimelineState(Fold fold) {
        this.fold = fold;
    }

    /** An empty timeline, as this person sees it. */
    public static TimelineState of(UserId reader) {
        return new TimelineState(new Fold(reader));
    }

    /** Takes items that were read. Older ones than what is known of the same number change nothing. */
    public synchronized void load(List<TimelineItem> items) {
        fold.load(items);
    }

    /** Takes an entry that was heard or read. One that was taken before changes nothing. */
    public synchronized void apply(Entry entry) {
        fold.apply(entry);
    }

    /**
     * All items, ascending by number, replies among them.
     *
     * @param now by whose clock content disappears
     */
    public synchronized List<TimelineItem> items(Instant now) {
        return fold.items(now);
    }
}
