// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.live;

import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.internal.access.Access;
import io.hausfunk.messaging.internal.access.AccessFacts;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.CachedRoster;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.access.Rosters;
import io.hausfunk.messaging.internal.crypto.PersonKeys;
import io.hausfunk.messaging.internal.live.LiveEvent.ReceiptUpdate;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.Participant;
import java.util.List;
import java.util.Optional;

/** Who may be told of which live event, as things stand now. May block. */
public final class LiveAccess {
    private final Rosters rosters;
    private final Access access;
    private final PersonKeys people;
    private final boolean receiptsVisible;

    /** {@code receiptsVisible} if participants are told how far others have read. */
    public LiveAccess(Rosters rosters, Access access, PersonKeys people, boolean receiptsVisible) {
        this.rosters = rosters;
        this.access = access;
        this.people = people;
        this.receiptsVisible = receiptsVisible;
    }

    /** Whether only the person's own devices are told of an event. */
    boolean ownOnly(LiveEvent event) {
        return event instanceof ReceiptUpdate && !receiptsVisible;
    }

    /** Whether somebody may be told of an event. Throws if that cannot be decided now. */
    boolean mayHear(Actor actor, LiveEvent event) {
        boolean own = actor.person().equals(event.participant().person());
        if (!own && ownOnly(event)) {
            return false;
        }
        CachedRoster roster =
                rosters.atLeast(event.conversation(), event.membership()).orElse(null);
        Participant row = roster == null ? null : roster.participant(actor.person());
        if (roster == null || row == null || !row.present()) {
            return false;
        }
        try {
            access.decide(actor, Operation.RECEIVE, new AccessFacts(roster.kind(), row, roster.terms()))
                    .require();
            if (!own && event instanceof ReceiptUpdate) {
                access.decide(actor, Operation.RECEIPTS, new AccessFacts(roster.kind(), row, roster.terms()))
                        .require();
            }
            return true;
        } catch (NotPermittedException e) {
            return false;
        }
    }

    /** The person of an event; empty if that person was erased. */
    Optional<UserId> who(LiveEvent event) {
        var person = event.participant().person();
        return people.identify(event.conversation().tenant(), List.of(person))
                .getOrDefault(person, Optional.empty())
                .map(UserId::of);
    }
}
