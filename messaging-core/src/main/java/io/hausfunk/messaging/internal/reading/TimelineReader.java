// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.reading;

import io.hausfunk.messaging.internal.access.AccessControl;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.access.ReadableConversation;
import io.hausfunk.messaging.internal.annex.Relations;
import io.hausfunk.messaging.internal.timeline.Item;
import io.hausfunk.messaging.message.TimelineItem;
import io.hausfunk.messaging.message.TimelinePage;
import io.hausfunk.messaging.storage.AnnexKey;
import io.hausfunk.messaging.storage.AnnexStore;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryRange;
import io.hausfunk.messaging.storage.EntryStore;
import io.hausfunk.messaging.storage.StoredEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads what one conversation looks like now. Blocks. Access as in {@link ConversationReader}. */
public final class TimelineReader {
    private final AccessControl accessControl;
    private final EntryStore store;
    private final AnnexStore annexes;
    private final TimelineItems items;

    /** Reads from these stores. */
    public TimelineReader(AccessControl accessControl, EntryStore store, AnnexStore annexes, TimelineItems items) {
        this.accessControl = accessControl;
        this.store = store;
        this.annexes = annexes;
        this.items = items;
    }

    /** Items before a number. */
    public TimelinePage before(Actor actor, ConversationRef ref, long before, int limit) {
        ReadableConversation readable = accessControl.requireReadable(actor, ref, Operation.READ);
        EntryRange range = new EntryRange(ref, readable.first() - 1, Math.min(readable.last(), before - 1));
        List<StoredEntry> found = new ArrayList<>(store.readStanding(range, true, limit + 1));
        boolean more = found.size() > limit;
        List<StoredEntry> page = new ArrayList<>(found.subList(0, Math.min(limit, found.size())));
        Collections.reverse(page);
        return page(actor, readable, page, more);
    }

    /** Items behind a number. */
    public TimelinePage after(Actor actor, ConversationRef ref, long after, int limit) {
        ReadableConversation readable = accessControl.requireReadable(actor, ref, Operation.READ);
        EntryRange range = new EntryRange(ref, Math.max(after, readable.first() - 1), readable.last());
        return page(actor, readable, store.readStanding(range, false, limit + 1), limit);
    }

    /** Replies behind a number. */
    public TimelinePage thread(Actor actor, ConversationRef ref, long root, long after, int limit) {
        ReadableConversation readable = accessControl.requireReadable(actor, ref, Operation.READ);
        AnnexKey thread = new AnnexKey(root, Relations.IN_THREAD, null);
        long from = Math.max(after, readable.first() - 1);
        List<StoredEntry> found = annexes.read(ref, List.of(thread), from, limit + 1).stream()
                .filter(reply -> reply.sequence() <= readable.last())
                .toList();
        return page(actor, readable, found, limit);
    }

    /** Some messages. */
    public List<TimelineItem> messages(Actor actor, ConversationRef ref, List<Long> numbers) {
        ReadableConversation readable = accessControl.requireReadable(actor, ref, Operation.READ);
        List<EntryRange> ranges = numbers.stream()
                .filter(number -> number >= readable.first() && number <= readable.last())
                .distinct()
                .sorted()
                .map(number -> new EntryRange(ref, number - 1, number))
                .toList();
        List<StoredEntry> found = ranges.isEmpty() ? List.of() : store.read(ranges, ranges.size());
        return items.of(actor, readable, found);
    }

    private TimelinePage page(Actor actor, ReadableConversation readable, List<StoredEntry> found, int limit) {
        boolean more = found.size() > limit;
        return page(actor, readable, more ? found.subList(0, limit) : found, more);
    }

    private TimelinePage page(Actor actor, ReadableConversation readable, List<StoredEntry> page, boolean more) {
        return new Item.Page(items.of(actor, readable, page), more);
    }
}
