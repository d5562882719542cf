// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.announcement;

import io.hausfunk.messaging.internal.annex.Relations;
import io.hausfunk.messaging.internal.codec.AnnouncementEntry;
import io.hausfunk.messaging.internal.reading.EntryReader;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.storage.AnnexKey;
import io.hausfunk.messaging.storage.AnnexStore;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryRange;
import io.hausfunk.messaging.storage.EntryStore;
import io.hausfunk.messaging.storage.StoredEntry;
import java.util.ArrayList;
import java.util.List;

/** Reads the entries of announcements. Blocks. */
public final class AnnouncementLog {
    /** The number of the entry that begins an announcement, to which all its steps refer. */
    static final long FIRST = 1;

    static final AnnexKey STEPS = new AnnexKey(FIRST, Relations.STEPS, null);
    private static final int PAGE = 1000;

    private final EntryStore entries;
    private final AnnexStore annexes;
    private final EntryReader reader;

    /** Reads from these stores. */
    public AnnouncementLog(EntryStore entries, AnnexStore annexes, EntryReader reader) {
        this.entries = entries;
        this.annexes = annexes;
        this.reader = reader;
    }

    AnnexStore annexes() {
        return annexes;
    }

    /** The steps behind a number, the first one included behind 0. */
    List<RecordedStep> steps(ConversationRef ref, long after) {
        List<StoredEntry> found = new ArrayList<>();
        if (after < FIRST) {
            found.addAll(entries.read(List.of(new EntryRange(ref, 0, FIRST)), 1));
        }
        found.addAll(annexes(ref, List.of(STEPS), after));
        List<Entry> opened = reader.openForAll(ref.tenant(), found);
        List<RecordedStep> steps = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            Entry entry = opened.get(i);
            // Steps that only a newer version knows, or that do not open any more, are passed over.
            if (entry.content() instanceof AnnouncementEntry step) {
                steps.add(new RecordedStep(entry.sequence(), found.get(i).author(), entry.author(), entry.at(), step));
            }
        }
        return steps;
    }

    /** All annexes of some keys behind a number. */
    List<StoredEntry> annexes(ConversationRef ref, List<AnnexKey> keys, long after) {
        List<StoredEntry> all = new ArrayList<>();
        List<StoredEntry> page;
        long last = after;
        do {
            page = annexes.read(ref, keys, last, PAGE);
            all.addAll(page);
            last = page.isEmpty() ? last : page.get(page.size() - 1).sequence();
        } while (page.size() == PAGE);
        return all;
    }

    /** One entry, opened. */
    Entry open(ConversationRef ref, long sequence) {
        return open(ref, entries.read(List.of(new EntryRange(ref, sequence - 1, sequence)), 1))
                .get(0);
    }

    /** Entries, opened. */
    List<Entry> open(ConversationRef ref, List<StoredEntry> stored) {
        return reader.openForAll(ref.tenant(), stored);
    }
}
