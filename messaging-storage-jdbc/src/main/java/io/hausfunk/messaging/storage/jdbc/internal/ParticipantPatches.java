// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc.internal;

import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.ParticipantChange;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the entries of a batch do to participants, one patch a person: later entries act on what earlier ones left. */
final class ParticipantPatches {
    private final Map<Place, Patch> patches = new LinkedHashMap<>();

    void add(NewEntry entry, long sequence, HistoryPolicy history) {
        for (ParticipantChange change : entry.participantChanges()) {
            Place key = new Place(entry.conversation(), change.person());
            Patch before = patches.getOrDefault(key, Patch.NOTHING);
            if (change instanceof ParticipantChange.Joins joins) {
                long visibleFrom = history.equals(HistoryPolicy.ALL) ? 1 : sequence;
                patches.put(key, new Patch(new Joining(sequence, visibleFrom), joins.role(), 0L));
            } else if (change instanceof ParticipantChange.ChangesRole changed) {
                patches.put(key, new Patch(before.joining(), changed.role(), before.left()));
            } else {
                patches.put(key, new Patch(before.joining(), before.role(), sequence));
            }
        }
    }

    Map<Place, Patch> all() {
        return patches;
    }

    record Place(ConversationRef conversation, PersonKey person) {}

    record Joining(long sequence, long visibleFrom) {}

    /** New values; null where a value stays. A joining sets all of them. */
    record Patch(
            @Nullable Joining joining,
            @Nullable Role role,
            @Nullable Long left) {
        static final Patch NOTHING = new Patch(null, null, null);
    }
}
