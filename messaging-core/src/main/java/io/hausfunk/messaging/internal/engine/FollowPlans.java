// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.engine;

import io.hausfunk.messaging.EntryContent;
import io.hausfunk.messaging.UserId;
import io.hausfunk.messaging.internal.access.CachedRoster;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.storage.Participant;
import io.hausfunk.messaging.storage.ParticipantChange;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The next step from a roster to those who belong to its group. */
final class FollowPlans {
    /** As many people as an entry can name, with the longest ids. */
    private static final int MOST = 400;

    private FollowPlans() {}

    /**
     * Empty if all is as it should be.
     *
     * @param wanted who belongs to the group
     * @param names who those who may have to go are; of whom nothing is known goes without a name
     */
    static Optional<Plan> next(
            CachedRoster roster,
            PersonKey steward,
            Role role,
            Map<PersonKey, UserId> wanted,
            Map<PersonKey, Optional<UserId>> names) {
        List<ParticipantChange> changes = new ArrayList<>();
        List<UserId> came = new ArrayList<>();
        List<UserId> went = new ArrayList<>();
        for (Participant row : roster.present()) {
            PersonKey person = row.person();
            if (changes.size() < MOST && !person.equals(steward) && !wanted.containsKey(person)) {
                changes.add(new ParticipantChange.Leaves(person));
                names.getOrDefault(person, Optional.empty()).ifPresent(went::add);
            }
        }
        for (Map.Entry<PersonKey, UserId> one : wanted.entrySet()) {
            Participant row = roster.participant(one.getKey());
            if (changes.size() < MOST && (row == null || !row.present())) {
                changes.add(new ParticipantChange.Joins(one.getKey(), role));
                came.add(Objects.requireNonNull(one.getValue()));
            }
        }
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Plan(new EntryContent.Followed(came, went), changes, Optional.empty()));
    }
}
