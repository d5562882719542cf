// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Entries: numbered by the store, one gap-free sequence a conversation, never changed but emptied. */
public interface EntryStore {
    /**
     * Appends in one commit. Entries of one conversation get their numbers in the order of the list, starting at the
     * conversation's head + 1, without gaps, whatever other threads and nodes append at the same time.
     *
     * <p>For each entry, in this order: an {@code expectedHistory} other than the present one gives {@link
     * AppendResult.HistoryChanged}; a name that the conversation holds already (also from earlier in the same list)
     * gives {@link AppendResult.Duplicate} or {@link AppendResult.Conflict}, for as long as that entry exists, and always {@code
     * Duplicate} once that entry was emptied; a
     * conversation that does not exist gives {@link AppendResult.ConversationMissing}; an {@code expectedMembership}
     * other than the conversation's gives {@link AppendResult.MembershipChanged}; an entry that is about the target of its {@code
     * expectedAnnexes} or part of it by one of their relations, with a higher number, gives {@link AppendResult.AnnexesChanged}, also
     * from earlier in the same list (one that was emptied may give it or not); a blob that it may not attach gives
     * {@link AppendResult.BlobMissing}; otherwise it is stored and its
     * effects are applied. An entry with participant changes makes its own number the conversation's
     * membership, for the later entries of the list too. A refused entry does not hinder the others.
     *
     * @param entries 1 to 1000 entries of any conversations and tenants
     * @return one result for each entry, in the same order
     */
    List<AppendResult> append(List<NewEntry> entries);

    /**
     * Appends as {@link #append} does, if a lease is held at the moment of the commit: by this holder, with this token, and
     * not run out by the store's clock. Otherwise throws {@code LEASE_LOST}, with nothing written by this call, also for
     * entries that are stored already. Nobody else can take the lease between the check and the commit.
     *
     * @param lease as it was acquired; its note does not matter
     * @param entries as in {@link #append}
     */
    List<AppendResult> appendUnder(Lease lease, List<NewEntry> entries);

    /**
     * Entries of some ranges, range by range in the order given, each ascending by number without gaps. Stops when
     * {@code limit} entries are found. A range of a conversation that does not exist is empty.
     *
     * @param ranges any number of ranges, also none
     * @param limit 1 to 1000, over all ranges together
     */
    List<StoredEntry> read(List<EntryRange> ranges, int limit);

    /**
     * The last entries of a range, descending by number.
     *
     * @param limit 1 to 1000
     */
    List<StoredEntry> readBackward(EntryRange range, int limit);

    /**
     * Entries of a range that stand for themselves: those that are neither about an earlier one, by {@link Effect.About}, nor part
     * of what one began, by {@link Effect.PartOf}. Emptied ones are among them.
     *
     * @param newestFirst whether the last ones are read, descending by number, or the first ones, ascending
     * @param limit 1 to 1000
     */
    List<StoredEntry> readStanding(EntryRange range, boolean newestFirst, int limit);

    /**
     * Entries of all tenants that are to be emptied by {@link Effect.Expires} up to a time and are not emptied yet, by that time and
     * then in any fixed order of the store's own, by pages.
     *
     * @param upTo at this time or before
     * @param after the last one of the page before, or null for the first page
     * @param limit 1 to 1000; a shorter page is the last one
     */
    List<Expiring> expiring(Instant upTo, @Nullable Expiring after, int limit);

    /** The entry that the sender gave this name, if there is one. */
    Optional<StoredEntry> find(ConversationRef conversation, EntryName name);
}
