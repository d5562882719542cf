// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.NewEntry;
import java.util.UUID;

/** A name within its conversation. */
record NameKey(ConversationRef conversation, UUID name) {
    static NameKey of(NewEntry entry) {
        return new NameKey(entry.conversation(), entry.name().value());
    }
}
