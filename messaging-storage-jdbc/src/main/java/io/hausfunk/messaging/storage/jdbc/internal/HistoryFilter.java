// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import io.hausfunk.messaging.storage.AppendResult;
import io.hausfunk.messaging.storage.History;
import io.hausfunk.messaging.storage.NewEntry;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The entries of a batch that rest on the history in which they are to be appended. */
record HistoryFilter(List<NewEntry> batch, History present) {
    private boolean fits(NewEntry entry) {
        History expected = entry.expectedHistory();
        return expected == null || expected.equals(present);
    }

    List<NewEntry> entries() {
        return batch.stream().filter(this::fits).toList();
    }

    /** The results of the whole batch, given those of the entries that fit. */
    List<AppendResult> results(List<AppendResult> ofEntries) {
        Iterator<AppendResult> next = ofEntries.iterator();
        List<AppendResult> all = new ArrayList<>(batch.size());
        for (NewEntry entry : batch) {
            all.add(fits(entry) ? next.next() : new AppendResult.HistoryChanged());
        }
        return List.copyOf(all);
    }
}
