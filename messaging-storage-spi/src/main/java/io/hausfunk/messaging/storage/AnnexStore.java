// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import java.util.Collection;
import java.util.List;

/**
 * Annexes: the entries that are about others, by {@link Effect.About}, as long as they are not emptied, and those that are
 * part of others, by {@link Effect.PartOf}, for ever. Counting costs one row for
 * each key, however many annexes have it.
 */
public interface AnnexStore {
    /**
     * How many annexes some entries have, by relation and choice, ordered by target. Keys that no annex has are absent.
     *
     * @param targets up to 1000 numbers of entries, also none
     */
    List<AnnexCount> count(ConversationRef conversation, Collection<Long> targets);

    /**
     * The annexes that have one of some keys, each once, ascending by number.
     *
     * @param keys up to 1000 keys, also none
     * @param after annexes with a higher number than this; 0 for all from the first
     * @param limit 1 to 1000; a shorter page is the last one
     */
    List<StoredEntry> read(ConversationRef conversation, Collection<AnnexKey> keys, long after, int limit);

    /**
     * The annexes of one author to some entries, ascending by number and then by target, relation and choice in any fixed order.
     *
     * @param targets up to 1000 numbers of entries, also none
     * @param limit 1 to 1000: the last ones if there are more
     */
    List<AnnexRef> by(ConversationRef conversation, PersonKey author, Collection<Long> targets, int limit);
}
