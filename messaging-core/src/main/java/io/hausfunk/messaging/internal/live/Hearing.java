// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.live;

import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.internal.access.Access;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.CachedRoster;
import io.hausfunk.messaging.internal.access.Facts;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.access.Rosters;
import io.hausfunk.messaging.internal.crypto.People;
import io.hausfunk.messaging.internal.live.Happening.Got;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.Participant;
import java.util.List;
import java.util.Optional;

/** Who may hear of what, as things stand now. May block. */
final class Hearing {
    private final Rosters rosters;
    private final Access access;
    private final People people;
    private final boolean receiptsVisible;

    Hearing(Rosters rosters, Access access, People people, boolean receiptsVisible) {
        this.rosters = rosters;
        this.access = access;
        this.people = people;
        this.receiptsVisible = receiptsVisible;
    }

    /** Whether marks are shown to others than their own person. */
    boolean receiptsVisible() {
        return receiptsVisible;
    }

    /** Whether somebody may hear of something; throws if that cannot be said. */
    boolean mayHear(Actor actor, Happening happening) {
        boolean own = actor.person().equals(happening.spot().person());
        if (!own && happening instanceof Got && !receiptsVisible) {
            return false;
        }
        CachedRoster roster =
                rosters.atLeast(happening.ref(), happening.membership()).orElse(null);
        Participant row = roster == null ? null : roster.participant(actor.person());
        if (roster == null || row == null || !row.present()) {
            return false;
        }
        try {
            access.decide(actor, Operation.RECEIVE, new Facts(roster.kind(), row, roster.terms()))
                    .require();
            if (!own && happening instanceof Got) {
                access.decide(actor, Operation.RECEIPTS, new Facts(roster.kind(), row, roster.terms()))
                        .require();
            }
            return true;
        } catch (NotPermittedException e) {
            return false;
        }
    }

    /** Who does it; empty if that person was erased. */
    Optional<UserId> who(Happening happening) {
        var person = happening.spot().person();
        return people.identify(happening.ref().tenant(), List.of(person))
                .getOrDefault(person, Optional.empty())
                .map(UserId::of);
    }
}
