// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import io.hausfunk.messaging.storage.AppendResult;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.SealedProfile;
import io.hausfunk.messaging.storage.jdbc.internal.ConversationRows.Standing;
import io.hausfunk.messaging.storage.jdbc.internal.EntryRows.Known;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Decides for a batch what becomes of each entry, given locked conversations and the names that are known to be taken. */
final class AppendPlan {
    private final Map<ConversationRef, Standing> standings;
    private final Map<NameKey, Known> names;
    private final List<AppendResult> results = new ArrayList<>();
    private final List<NumberedEntry> entries = new ArrayList<>();
    private final Map<ConversationRef, Standing> heads = new HashMap<>();
    private final Map<ConversationRef, SealedProfile> profiles = new HashMap<>();
    private final ParticipantPatches participants = new ParticipantPatches();
    private boolean membershipRefused;

    private AppendPlan(Map<ConversationRef, Standing> standings, Map<NameKey, Known> names) {
        this.standings = new HashMap<>(standings);
        this.names = new HashMap<>(names);
    }

    static AppendPlan of(List<NewEntry> batch, Map<ConversationRef, Standing> standings, Map<NameKey, Known> names) {
        AppendPlan plan = new AppendPlan(standings, names);
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
            membershipRefused = true;
            return new AppendResult.MembershipChanged(standing.membership());
        }
        long sequence = standing.head() + 1;
        accept(entry, sequence, standing);
        names.put(name, new Known(sequence, entry.fingerprint().value()));
        return new AppendResult.Appended(sequence);
    }

    private void accept(NewEntry entry, long sequence, Standing before) {
        long membership = entry.participantChanges().isEmpty() ? before.membership() : sequence;
        Standing after = new Standing(before.history(), sequence, membership);
        standings.put(entry.conversation(), after);
        heads.put(entry.conversation(), after);
        entries.add(new NumberedEntry(entry, sequence));
        participants.add(entry, sequence, before.history());
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

    ParticipantPatches participants() {
        return participants;
    }

    /** Whether an entry was refused for its membership: then it matters whether its name is taken. */
    boolean membershipRefused() {
        return membershipRefused;
    }
}
