// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.presence;

import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.presence.Availability;
import io.hausfunk.messaging.presence.Presence;
import io.hausfunk.messaging.presence.StatusText;
import java.util.Objects;
import java.util.Optional;

/** The engine's {@link Presence}. */
public record VisiblePresence(UserId user, Availability availability, Optional<StatusText> status) implements Presence {
    /** Refuses null; copies lists. */
    public VisiblePresence {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(availability, "availability");
        Objects.requireNonNull(status, "status");
    }

    @Override
    public String toString() {
        return "Presence[" + availability + "]";
    }
}
