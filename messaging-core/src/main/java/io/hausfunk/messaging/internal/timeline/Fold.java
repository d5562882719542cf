// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.timeline;

import io.hausfunk.messaging.content.MessagesExpired;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.TimelineItem;
import io.hausfunk.messaging.model.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Folds entries into items. What is about an item that is not known yet waits for it. */
public final class Fold {
    private final UserId reader;
    private final TreeMap<Long, FoldedItem> items = new TreeMap<>();
    private final Map<Long, List<Entry>> waiting = new HashMap<>();

    /** Nothing, as this person sees it. */
    public Fold(UserId reader) {
        this.reader = reader;
    }

    /** Takes items that were read. What was applied to a known one is in the read one, too, if that rests on later entries. */
    public void load(List<TimelineItem> read) {
        for (TimelineItem item : read) {
            FoldedItem known = items.get(item.sequence());
            if (known == null || known.asOf() < item.asOf()) {
                put(item.sequence(), new FoldedItem(reader, item));
            }
        }
    }

    /** Takes an entry. */
    public void apply(Entry entry) {
        if (entry.content() instanceof MessagesExpired expired) {
            expired.targets().forEach(target -> about(target, entry));
        } else if (entry.about().isPresent()) {
            about(entry.about().getAsLong(), entry);
        } else if (!items.containsKey(entry.sequence())) {
            put(entry.sequence(), new FoldedItem(reader, entry));
        }
        if (entry.thread().isPresent()) {
            about(entry.thread().getAsLong(), entry);
        }
    }

    /** All items. */
    public List<TimelineItem> items(Instant now) {
        return items.values().stream().map(item -> item.at(now)).toList();
    }

    private void put(long sequence, FoldedItem item) {
        items.put(sequence, item);
        List<Entry> late = waiting.remove(sequence);
        if (late != null) {
            late.forEach(item::apply);
        }
    }

    private void about(long target, Entry entry) {
        FoldedItem item = items.get(target);
        if (item != null) {
            item.apply(entry);
        } else {
            waiting.computeIfAbsent(target, any -> new ArrayList<>()).add(entry);
        }
    }
}
