// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.memory;

import io.hausfunk.messaging.storage.Activity;
import io.hausfunk.messaging.storage.AppendResult;
import io.hausfunk.messaging.storage.ContentFingerprint;
import io.hausfunk.messaging.storage.ConversationHead;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.EntryRange;
import io.hausfunk.messaging.storage.Membership;
import io.hausfunk.messaging.storage.NewConversation;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.Participant;
import io.hausfunk.messaging.storage.ParticipantChange;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.RosterProof;
import io.hausfunk.messaging.storage.RosterProver;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.SealedProfile;
import io.hausfunk.messaging.storage.SeenAnnexes;
import io.hausfunk.messaging.storage.StandingRule;
import io.hausfunk.messaging.storage.StoredConversation;
import io.hausfunk.messaging.storage.StoredEntry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One conversation: its row, its entries by number and by name, its participants. */
final class ConversationTable {
    final ParticipantTable participants;
    final AnnexTable annexes = new AnnexTable();
    final UnreadIndex counting = new UnreadIndex();
    /** Kept by {@link ChangeLog}; 0 before the first change. */
    long latestChange;

    private final NewConversation created;
    private final List<StoredEntry> entries = new ArrayList<>();
    private final BitSet standing = new BitSet();
    private final Map<EntryName, Named> byName = new HashMap<>();
    private SealedProfile profile;
    private long membership = 1;
    private @Nullable SealedBytes proof;
    private long latest;

    ConversationTable(NewConversation created) {
        this.created = created;
        this.profile = created.profile();
        this.participants = new ParticipantTable(created.history());
    }

    ConversationRef ref() {
        return created.ref();
    }

    long head() {
        return entries.size();
    }

    ConversationHead headRow() {
        return new ConversationHead(ref(), head(), membership);
    }

    StoredConversation row() {
        return StoredConversation.of(ref())
                .kind(created.kind())
                .history(created.history())
                .createdAt(toMillis(created.createdAt()))
                .profile(profile)
                .head(head())
                .membership(membership)
                .proof(proof)
                .build();
    }

    /** What speaks against the entry, or null if it may be stored. */
    @Nullable
    AppendResult refusal(NewEntry entry) {
        Named earlier = byName.get(entry.name());
        if (earlier != null) {
            return earlier.fingerprint == null || earlier.fingerprint.equals(entry.fingerprint())
                    ? new AppendResult.Duplicate(earlier.sequence)
                    : new AppendResult.Conflict(earlier.sequence);
        }
        if (entry.expectedMembership() != membership) {
            return new AppendResult.MembershipChanged(membership);
        }
        SeenAnnexes seen = entry.expectedAnnexes();
        return seen == null || annexes.sawAll(seen) ? null : new AppendResult.AnnexesChanged();
    }

    StoredEntry store(NewEntry entry) {
        long sequence = head() + 1;
        StoredEntry stored = StoredEntry.of(entry, sequence);
        entries.add(stored);
        standing.set((int) sequence - 1, StandingRule.standing(entry, sequence));
        byName.put(entry.name(), new Named(sequence, entry.fingerprint()));
        if (entry.countsAsUnread()) {
            counting.add(entry.author(), sequence);
        }
        if (entry.ofInterest()) {
            latest = sequence;
        }
        annexes.add(stored);
        SealedProfile before = profile;
        RosterProver prover = entry.prover();
        RosterProof proofs = prover == null ? null : prover.prove(sequence, before);
        for (Effect effect : entry.effects()) {
            if (effect instanceof ParticipantChange change) {
                participants.apply(change, sequence, before, proofs);
                membership = sequence;
                proof = proofs == null ? null : proofs.conversation();
            } else if (effect instanceof Effect.Describes describes) {
                profile = describes.profile();
            }
        }
        return stored;
    }

    /** Empties the entry of a number below another's; the entry as it was, or null if there was nothing to empty. */
    @Nullable
    StoredEntry empty(long target, long below) {
        if (target >= below || entry(target).emptied()) {
            return null;
        }
        StoredEntry before = entry(target);
        entries.set((int) target - 1, before.but().envelope(null).build());
        byName.put(before.name(), new Named(target, null));
        annexes.remove(before);
        return before;
    }

    StoredEntry entry(long sequence) {
        return entries.get((int) sequence - 1);
    }

    @Nullable
    StoredEntry find(EntryName name) {
        Named named = byName.get(name);
        return named == null ? null : entry(named.sequence);
    }

    /** The entries of a range, ascending, as a view that is only valid under the lock. */
    List<StoredEntry> slice(EntryRange range) {
        int from = (int) Math.min(Math.max(range.after(), 0), head());
        int to = (int) Math.min(Math.max(range.upTo(), from), head());
        return entries.subList(from, to);
    }

    /** Entries of a range that stand for themselves, ascending or descending. */
    List<StoredEntry> standing(EntryRange range, boolean newestFirst, int limit) {
        List<StoredEntry> slice = slice(range);
        List<StoredEntry> found = new ArrayList<>();
        for (int i = 0; i < slice.size() && found.size() < limit; i++) {
            StoredEntry entry = slice.get(newestFirst ? slice.size() - 1 - i : i);
            if (standing.get((int) entry.sequence() - 1)) {
                found.add(entry);
            }
        }
        return List.copyOf(found);
    }

    long unread(PersonKey person) {
        return participants
                .find(person)
                .map(row -> counting.unread(row, head()))
                .orElse(0L);
    }

    /** The latest entry of interest to somebody who takes or took part. */
    Activity activity(Participant row) {
        long last = row.present() ? latest : row.left();
        return new Activity(new Membership(row(), row), last, entry(last).at());
    }

    private static Instant toMillis(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The fingerprint is gone if the entry was emptied. */
    private record Named(long sequence, @Nullable ContentFingerprint fingerprint) {}
}
