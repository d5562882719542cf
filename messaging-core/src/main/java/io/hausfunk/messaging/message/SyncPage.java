// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.message;

import java.util.List;

/**
 * What a device had missed.
 *
 * <p>The engine makes it. Later versions may add methods.
 */
public interface SyncPage {
    /** Conversation by conversation, each ascending by number, without gaps among what the person may read. */
    List<Entry> entries();

    /** The cursor behind these entries: keep it once the entries are kept. */
    Cursor next();

    /** Whether there is more: call again with {@code next}. */
    boolean more();
}
