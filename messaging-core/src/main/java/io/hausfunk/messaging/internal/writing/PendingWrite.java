// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.storage.Lease;
import io.hausfunk.messaging.storage.NewConversation;
import io.hausfunk.messaging.storage.NewEntry;
import org.jspecify.annotations.Nullable;

/**
 * An entry on its way into the store.
 *
 * @param entry what is appended
 * @param creates the conversation that it begins, or null
 * @param lease the lease under which alone it may be written, or null
 */
record PendingWrite(
        NewEntry entry,
        @Nullable NewConversation creates,
        @Nullable Lease lease) {
    /** Whether the store has a call of its own for it. */
    boolean alone() {
        return creates != null || lease != null;
    }
}
