// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.ConversationCreated;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.codec.Profile;
import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.ParticipantChange;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * A conversation that is to begin.
 *
 * @param actor who begins it
 * @param ref its key
 * @param name the actor's name for its first entry
 * @param kind what it is
 * @param history what newcomers may read
 * @param profile what it says of itself
 * @param content what its first entry says
 * @param roles who takes part from the first entry on
 */
record Creation(
        Actor actor,
        ConversationRef ref,
        String name,
        ConversationKind kind,
        HistoryPolicy history,
        Profile profile,
        Content content,
        Map<PersonKey, Role> roles) {
    Creation(
            Actor actor,
            ConversationRef ref,
            ConversationCreated content,
            HistoryPolicy history,
            Profile profile,
            Map<PersonKey, Role> roles) {
        this(actor, ref, UUID.randomUUID().toString(), content.kind(), history, profile, content, roles);
    }

    /** The role of whoever begins it, who decides on all the others. */
    private Role by() {
        return Objects.requireNonNull(roles.get(actor.person()));
    }

    List<ParticipantChange> joins() {
        List<ParticipantChange> joins = new ArrayList<>();
        roles.forEach((person, role) -> joins.add(new ParticipantChange.Joins(person, role, by())));
        return joins;
    }
}
