// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.reading;

import io.hausfunk.messaging.storage.AnnexCount;
import io.hausfunk.messaging.storage.AnnexKey;
import io.hausfunk.messaging.storage.AnnexStore;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.StoredEntry;
import java.util.ArrayList;
import java.util.List;

/** Counts annexes up to the last entry that a person may read. Whoever takes part may read all, and costs no more than the counts. */
final class VisibleAnnexes {
    private static final int PAGE = 1000;

    private final AnnexStore store;

    VisibleAnnexes(AnnexStore store) {
        this.store = store;
    }

    /** The counts as a person sees them. */
    List<AnnexCount> count(ConversationRef ref, List<Long> targets, boolean present, long last) {
        List<AnnexCount> counts = store.count(ref, targets);
        if (present) {
            return counts;
        }
        List<AnnexCount> visible = new ArrayList<>();
        for (AnnexCount count : counts) {
            if (count.latest() <= last) {
                visible.add(count);
            } else {
                AnnexCount earlier = upTo(ref, count.key(), last);
                if (earlier.count() > 0) {
                    visible.add(earlier);
                }
            }
        }
        return visible;
    }

    private AnnexCount upTo(ConversationRef ref, AnnexKey key, long last) {
        long count = 0;
        long latest = 0;
        List<StoredEntry> page;
        do {
            page = store.read(ref, List.of(key), latest, PAGE);
            for (StoredEntry annex : page) {
                if (annex.sequence() > last) {
                    return new AnnexCount(key, count, latest);
                }
                count++;
                latest = annex.sequence();
            }
        } while (page.size() == PAGE);
        return new AnnexCount(key, count, latest);
    }
}
