// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.presence;

import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.presence.Availability;
import io.hausfunk.messaging.presence.Presence;
import io.hausfunk.messaging.presence.StatusText;
import java.util.Optional;

/** How somebody can be reached, without who it is. */
record PresenceState(Availability availability, Optional<StatusText> status) {
    /** What is shown of everybody of whom nothing may be shown. */
    static final PresenceState OFFLINE = new PresenceState(Availability.OFFLINE, Optional.empty());

    private static final PresenceState ONLINE = new PresenceState(Availability.ONLINE, Optional.empty());
    private static final PresenceState AWAY = new PresenceState(Availability.AWAY, Optional.empty());
    private static final PresenceState BUSY = new PresenceState(Availability.BUSY, Optional.empty());

    /** The same object for the same state without words: watches remember many of them. */
    static PresenceState of(Availability availability, Optional<StatusText> status) {
        if (status.isPresent()) {
            return new PresenceState(availability, status);
        }
        return switch (availability) {
            case ONLINE -> ONLINE;
            case AWAY -> AWAY;
            case BUSY -> BUSY;
            case OFFLINE -> OFFLINE;
        };
    }

    Presence of(UserId user) {
        return new VisiblePresence(user, availability, status);
    }
}
