// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.conversation;

import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.UserId;
import java.util.Objects;
import java.util.Optional;

/**
 * Somebody who takes part in a conversation.
 *
 * @param user who; empty if that person was erased
 * @param role what they may do
 * @param joined the number of the entry by which they came
 */
public record ParticipantInfo(Optional<UserId> user, Role role, long joined) {
    /** Refuses null. */
    public ParticipantInfo {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(role, "role");
    }
}
