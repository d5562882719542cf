// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.reading;

import io.hausfunk.messaging.message.Cursor;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.SyncPage;
import java.util.List;
import java.util.Objects;

/** The engine's {@link SyncPage}. */
public record SyncedPage(List<Entry> entries, Cursor next, boolean more) implements SyncPage {
    /** Refuses null; copies lists. */
    public SyncedPage {
        entries = List.copyOf(entries);
        Objects.requireNonNull(next, "next");
    }
}
