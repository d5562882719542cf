// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.storage.AppendResult;
import io.hausfunk.messaging.storage.BlobRef;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.SealedProfile;
import io.hausfunk.messaging.storage.SeenAnnexes;
import io.hausfunk.messaging.storage.jdbc.internal.ConversationRows.Standing;
import io.hausfunk.messaging.storage.jdbc.internal.EntryRows.Known;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Decides for a batch what becomes of each entry, given locked conversations and the names that are known to be taken. */
final class AppendPlan {
    private final Map<ConversationRef, Standing> standings;
    private final Map<NameKey, Known> names;
    private final List<AppendResult> results = new ArrayList<>();
    private final List<NumberedEntry> entries = new ArrayList<>();
    private final Map<ConversationRef, Standing> heads = new HashMap<>();
    private final Map<ConversationRef, SealedProfile> profiles = new HashMap<>();
    private final LatestAnnexes annexes;
    private final Map<BlobRef, Long> blobs;
    private boolean refused;

    private AppendPlan(
            Map<ConversationRef, Standing> standings,
            Map<NameKey, Known> names,
            LatestAnnexes annexes,
            Map<BlobRef, Long> blobs) {
        this.standings = new HashMap<>(standings);
        this.names = new HashMap<>(names);
        this.annexes = annexes.copy();
        this.blobs = new HashMap<>(blobs);
    }

    /**
     * Decides.
     *
     * @param standings of the conversations
     * @param names that are taken
     * @param annexes the latest ones of what entries rest on
     * @param blobs those that are complete, with the numbers of the entries to which they belong, or 0
     */
    static AppendPlan of(
            List<NewEntry> batch,
            Map<ConversationRef, Standing> standings,
            Map<NameKey, Known> names,
            LatestAnnexes annexes,
            Map<BlobRef, Long> blobs) {
        AppendPlan plan = new AppendPlan(standings, names, annexes, blobs);
        batch.forEach(entry -> plan.results.add(plan.decide(entry)));
        return plan;
    }

    private AppendResult decide(NewEntry entry) {
        NameKey name = NameKey.of(entry);
        Known known = names.get(name);
        if (known != null) {
            return known.same(entry)
                    ? new AppendResult.Duplicate(known.sequence())
                    : new AppendResult.Conflict(known.sequence());
        }
        Standing standing = standings.get(entry.conversation());
        if (standing == null) {
            return new AppendResult.ConversationMissing();
        }
        if (standing.membership() != entry.expectedMembership()) {
            refused = true;
            return new AppendResult.MembershipChanged(standing.membership());
        }
        SeenAnnexes seen = entry.expectedAnnexes();
        if (seen != null && !annexes.sawAll(entry.conversation(), seen)) {
            refused = true;
            return new AppendResult.AnnexesChanged();
        }
        for (Effect effect : entry.effects()) {
            if (effect instanceof Effect.Attaches attaches
                    && !Objects.equals(
                            blobs.get(new BlobRef(entry.conversation(), attaches.blob())), attaches.from())) {
                refused = true;
                return new AppendResult.BlobMissing(attaches.blob());
            }
        }
        long sequence = standing.head() + 1;
        accept(entry, sequence, standing);
        names.put(name, new Known(sequence, entry.fingerprint().value()));
        return new AppendResult.Appended(sequence);
    }

    private void accept(NewEntry entry, long sequence, Standing before) {
        long membership = entry.participantChanges().isEmpty() ? before.membership() : sequence;
        Standing after = entry.ofInterest()
                ? new Standing(
                        before.history(),
                        sequence,
                        membership,
                        sequence,
                        entry.at().toEpochMilli())
                : new Standing(before.history(), sequence, membership, before.latest(), before.latestAt());
        standings.put(entry.conversation(), after);
        heads.put(entry.conversation(), after);
        NumberedEntry numbered = new NumberedEntry(entry, sequence);
        entries.add(numbered);
        annexes.added(numbered);
        BlobRows.attached(entry.conversation(), entry.effects()).forEach(blob -> blobs.put(blob, sequence));
        for (Effect effect : entry.effects()) {
            if (effect instanceof Effect.Describes describes) {
                profiles.put(entry.conversation(), describes.profile());
            }
        }
    }

    List<AppendResult> results() {
        return List.copyOf(results);
    }

    /** What is to be written. */
    List<NumberedEntry> entries() {
        return entries;
    }

    /** How the conversations with new entries stand afterwards. */
    Map<ConversationRef, Standing> heads() {
        return heads;
    }

    Map<ConversationRef, SealedProfile> profiles() {
        return profiles;
    }

    /** The conversations whose participants change, with their history policies. */
    Map<ConversationRef, HistoryPolicy> changing() {
        Map<ConversationRef, HistoryPolicy> changing = new HashMap<>();
        entries.stream().filter(ParticipantRows::changes).forEach(numbered -> {
            ConversationRef ref = numbered.entry().conversation();
            changing.put(ref, Objects.requireNonNull(heads.get(ref)).history());
        });
        return changing;
    }

    /** Whether an entry was refused for another reason than its name: then it matters whether that is taken. */
    boolean refused() {
        return refused;
    }
}
