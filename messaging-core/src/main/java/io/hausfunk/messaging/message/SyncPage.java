// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.message;

import java.util.List;
import java.util.Objects;

/**
 * What a device had missed.
 *
 * @param entries conversation by conversation, each ascending by number, without gaps among what the person may read
 * @param next the cursor behind these entries: keep it once the entries are kept
 * @param more whether there is more: call again with {@code next}
 */
public record SyncPage(List<Entry> entries, Cursor next, boolean more) {
    /** Copies the list. */
    public SyncPage {
        entries = List.copyOf(entries);
        Objects.requireNonNull(next, "next");
    }
}
