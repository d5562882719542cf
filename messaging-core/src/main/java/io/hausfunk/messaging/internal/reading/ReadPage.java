// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.reading;

import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.EntryPage;
import java.util.List;

/** The engine's {@link EntryPage}. */
public record ReadPage(List<Entry> entries, boolean more) implements EntryPage {
    /** Refuses null; copies lists. */
    public ReadPage {
        entries = List.copyOf(entries);
    }
}
