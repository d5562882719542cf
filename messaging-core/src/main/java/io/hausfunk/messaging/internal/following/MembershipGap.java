// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.following;

import io.hausfunk.messaging.content.GroupFollowed;
import io.hausfunk.messaging.internal.writing.Plan;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.ParticipantChange;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What lies between those who take part in a conversation and those who belong to its group.
 *
 * @param going who takes part and does not belong to it; without a name who was erased
 * @param coming who belongs to it and does not take part
 */
record MembershipGap(Map<PersonKey, Optional<UserId>> going, Map<PersonKey, UserId> coming) {
    /** As many people as an entry can name, with the longest ids. */
    private static final int MOST = 400;

    boolean closed() {
        return going.isEmpty() && coming.isEmpty();
    }

    /** Those who come with the next entry. */
    List<UserId> comingNext() {
        return coming.values().stream().limit(Math.max(0, MOST - going.size())).toList();
    }

    /** The next entry on the way to closing it; empty if it is closed. */
    Optional<Plan> plan(Role role) {
        List<ParticipantChange> changes = new ArrayList<>();
        List<UserId> went = new ArrayList<>();
        going.entrySet().stream().limit(MOST).forEach(one -> {
            changes.add(new ParticipantChange.Leaves(one.getKey()));
            one.getValue().ifPresent(went::add);
        });
        List<UserId> came = comingNext();
        coming.keySet().stream()
                .limit(came.size())
                .forEach(person -> changes.add(new ParticipantChange.Joins(person, role, Role.OWNER)));
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(Plan.membership(GroupFollowed.of(came, went), changes));
    }
}
