// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.reading;

import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.Activity;
import io.hausfunk.messaging.storage.EntryRange;
import io.hausfunk.messaging.storage.EntryStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads and opens the latest entry of many conversations in one question each. Blocks. */
public final class LatestEntries {
    private final EntryStore store;
    private final EntryReader entries;

    /** Reads from this store. */
    public LatestEntries(EntryStore store, EntryReader entries) {
        this.store = store;
        this.entries = entries;
    }

    Map<ConversationId, Entry> of(TenantId tenant, List<Activity> activities) {
        List<EntryRange> ranges = activities.stream()
                .map(one -> new EntryRange(one.membership().conversation().ref(), one.latest() - 1, one.latest()))
                .toList();
        Map<ConversationId, Entry> latest = new HashMap<>();
        if (!ranges.isEmpty()) {
            entries.open(tenant, store.read(ranges, ranges.size()))
                    .forEach(entry -> latest.put(entry.conversation(), entry));
        }
        return latest;
    }
}
