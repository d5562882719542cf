// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.message;

import java.util.List;

/**
 * Some entries of one conversation.
 *
 * @param entries in the direction of the reading
 * @param more whether there are more entries in that direction that the person may read now
 */
public record EntryPage(List<Entry> entries, boolean more) {
    /** Copies the list. */
    public EntryPage {
        entries = List.copyOf(entries);
    }
}
