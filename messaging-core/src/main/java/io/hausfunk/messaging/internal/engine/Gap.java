// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.engine;

import io.hausfunk.messaging.UserId;
import io.hausfunk.messaging.content.GroupFollowed;
import io.hausfunk.messaging.model.Role;
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
record Gap(Map<PersonKey, Optional<UserId>> going, Map<PersonKey, UserId> coming) {
    /** As many people as an entry can name, with the longest ids. */
    private static final int MOST = 400;

    boolean closed() {
        return going.isEmpty() && coming.isEmpty();
    }

    /** The next entry on the way to closing it; empty if it is closed. */
    Optional<Plan> plan(Role role) {
        List<ParticipantChange> changes = new ArrayList<>();
        List<UserId> came = new ArrayList<>();
        List<UserId> went = new ArrayList<>();
        going.entrySet().stream().limit(MOST).forEach(one -> {
            changes.add(new ParticipantChange.Leaves(one.getKey()));
            one.getValue().ifPresent(went::add);
        });
        coming.entrySet().stream().limit(MOST - changes.size()).forEach(one -> {
            changes.add(new ParticipantChange.Joins(one.getKey(), role));
            came.add(one.getValue());
        });
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Plan(GroupFollowed.of(came, went), changes, Optional.empty()));
    }
}
