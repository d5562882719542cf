// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.message;

import io.hausfunk.messaging.Session;
import java.util.concurrent.CompletionStage;

/**
 * A subscription to entries. While it is paused, entries wait in the store and not in memory. After {@link #resume} they
 * come from where the listener stands: none is missing, none comes twice, and the order is the same. A listener that was
 * paused for too long is told by {@link EntryListener#onBehind}.
 */
public interface EntrySubscription extends Subscription {
    /**
     * The position behind what was delivered when this is called, for a later {@link Session#sync} or {@link Session#listen}. Within {@link
     * EntryListener#onEntry} it is still in front of that entry. Its cost grows with the number of conversations. If much
     * was delivered since the last one, the store keeps a part of it; then the stage completes when that is written, and errors are those
     * of reading. Ask before you close the session.
     */
    CompletionStage<Cursor> cursor();
}
