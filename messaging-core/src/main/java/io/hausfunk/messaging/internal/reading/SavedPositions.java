// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.reading;

import io.hausfunk.messaging.model.ConversationId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Positions as the store keeps them: all of them, in one record or several, and perhaps one more record with those that changed since.
 *
 * @param id the record that a cursor names
 * @param full the records that hold all positions
 * @param all what they hold
 * @param since what the named record changes of it; empty if it is one of the full ones
 * @param earlier records that nobody needs once a device came back with this one
 */
record SavedPositions(
        UUID id, List<UUID> full, Map<ConversationId, Long> all, Map<ConversationId, Long> since, List<UUID> earlier) {
    @Nullable
    Long number(ConversationId conversation) {
        Long changed = since.get(conversation);
        return changed != null ? changed : all.get(conversation);
    }
}
