// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.reading;

import io.hausfunk.messaging.conversation.ParticipantInfo;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.UserId;
import java.util.Objects;
import java.util.Optional;

/** The engine's {@link ParticipantInfo}. */
public record ParticipantView(Optional<UserId> user, Role role, long joined) implements ParticipantInfo {
    /** Refuses null; copies lists. */
    public ParticipantView {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(role, "role");
    }
}
