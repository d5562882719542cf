// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.presence;

import io.hausfunk.messaging.internal.access.PersonRef;
import io.hausfunk.messaging.internal.served.NodePresence;
import io.hausfunk.messaging.internal.served.ServedPeople;
import io.hausfunk.messaging.internal.served.VersionedChoice;
import io.hausfunk.messaging.presence.Availability;
import io.hausfunk.messaging.presence.PresenceChoice;
import io.hausfunk.messaging.presence.PresenceChoice.Kind;
import io.hausfunk.messaging.presence.StatusText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How people are, over all nodes together. Computed when it is asked for; does not block. */
final class PresenceView {
    private static final Duration LONGEST_STATUS = Duration.ofDays(30);

    private final ServedPeople served;
    private final Clock clock;

    PresenceView(ServedPeople served, Clock clock) {
        this.served = served;
        this.clock = clock;
    }

    /** How somebody can be reached, as those see it who may. */
    PresenceState of(PersonRef person) {
        boolean connected = false;
        boolean active = false;
        VersionedChoice chosen = VersionedChoice.NOTHING;
        for (NodePresence here : served.onAllNodes(person)) {
            connected |= here.connected();
            active |= here.connected() && here.active();
            chosen = VersionedChoice.later(chosen, here.chosen());
        }
        PresenceChoice choice = chosen.choice();
        if (!connected || choice.kind() == Kind.HIDDEN) {
            return PresenceState.OFFLINE;
        }
        Optional<StatusText> status = choice.status().filter(text -> millisLeft(text) > 0);
        return PresenceState.of(
                switch (choice.kind()) {
                    case BUSY -> Availability.BUSY;
                    case AWAY -> Availability.AWAY;
                    default -> active ? Availability.ONLINE : Availability.AWAY;
                },
                status);
    }

    /** What somebody chose last, as far as it is known here. */
    VersionedChoice chosen(PersonRef person) {
        VersionedChoice chosen = VersionedChoice.NOTHING;
        for (NodePresence here : served.onAllNodes(person)) {
            chosen = VersionedChoice.later(chosen, here.chosen());
        }
        return chosen;
    }

    /** For how long a text goes on, as far as one looks ahead; 0 if it ended. */
    long millisLeft(StatusText text) {
        Instant now = clock.instant();
        Instant end = farAhead(text) ? now.plus(LONGEST_STATUS) : text.until();
        return end.isAfter(now) ? Duration.between(now, end).toMillis() + 1 : 0;
    }

    /** Whether a text ends later than any may. */
    boolean farAhead(StatusText text) {
        return text.until().isAfter(clock.instant().plus(LONGEST_STATUS));
    }
}
