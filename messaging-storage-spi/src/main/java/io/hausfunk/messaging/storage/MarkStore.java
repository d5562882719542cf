// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import java.util.List;
import java.util.Map;

/** Delivery and read marks: numbers that never fall. */
public interface MarkStore {
    /**
     * Raises marks in one commit. A mark that is lower than the stored one is ignored; {@code delivered} becomes at least
     * {@code read}; neither goes beyond the conversation's head. An update for somebody who never took part, or for a
     * conversation that does not exist, is ignored. Several updates of the same row act as their maximum.
     *
     * @param updates 1 to 1000 updates
     */
    void advance(List<MarkUpdate> updates);

    /**
     * How many entries a person has not read, computed from the entries: those that count as unread, by others, with a number above both the read mark and {@code joined}, at least {@code visibleFrom} and, after they left,
     * at most {@code left}.
     *
     * @param conversations up to 1000 conversations
     * @return a count for each conversation in which the person takes or took part; others are absent
     */
    Map<ConversationId, Long> unread(TenantId tenant, PersonKey person, List<ConversationId> conversations);
}
