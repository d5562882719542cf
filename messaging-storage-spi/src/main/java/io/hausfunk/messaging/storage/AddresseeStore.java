// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whom entries concern in particular, why, and whether that is settled: seen, answered, confirmed. Rows come from
 * {@link Effect.Addresses}, or when the person reacts. A settled row stays settled. Emptying an entry leaves its rows.
 */
public interface AddresseeStore {
    /**
     * Notes in one commit whom entries concern, not settled. What is there already stays as it is; what names an entry that does
     * not exist is passed over.
     *
     * @param addressees 1 to 1000
     */
    void address(List<Addressee> addressees);

    /**
     * Settles in one commit, also what was not noted before. What names an entry that does not exist is passed over.
     *
     * @param addressees 1 to 1000
     * @return how many this call settled: those that were settled before do not count
     */
    int settle(List<Addressee> addressees);

    /**
     * What concerns a person and is not settled, by conversation in any fixed order of the store's own, then by number and
     * reason, by pages.
     *
     * @param after the last one of the page before, or null for the first page
     * @param limit 1 to 1000; a shorter page is the last one
     */
    List<Addressee> unsettled(TenantId tenant, PersonKey person, @Nullable Addressee after, int limit);

    /** How much of a person's is not settled, for each reason; reasons with nothing are absent. */
    Map<Reason, Long> countUnsettled(TenantId tenant, PersonKey person);

    /**
     * How many entries concern a person in some conversations and are neither settled nor read: with a number above both the
     * read mark and {@code joined}, at least {@code visibleFrom} and, after they left, at most {@code left}.
     *
     * @param reasons 1 to 100 reasons; an entry that concerns the person for several of them counts once
     * @param conversations up to 1000 conversations, also none
     * @return a count for each conversation in which the person takes or took part and where there is one; others are absent
     */
    Map<ConversationId, Long> countUnread(
            TenantId tenant, PersonKey person, Collection<Reason> reasons, Collection<ConversationId> conversations);

    /**
     * Those whom an entry concerns for a reason, by person in any fixed order of the store's own, by pages.
     *
     * @param settled those with whom it is settled, or those with whom it is not
     * @param after the last one of the page before, or null for the first page
     * @param limit 1 to 1000; a shorter page is the last one
     */
    List<PersonKey> of(
            ConversationRef conversation,
            long sequence,
            Reason reason,
            boolean settled,
            @Nullable PersonKey after,
            int limit);
}
