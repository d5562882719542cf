// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.session;

import static io.hausfunk.messaging.internal.session.Arguments.required;

import io.hausfunk.messaging.Device;
import io.hausfunk.messaging.PresenceChoice;
import io.hausfunk.messaging.PresenceListener;
import io.hausfunk.messaging.SessionPresence;
import io.hausfunk.messaging.Watch;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.people.Identities;
import io.hausfunk.messaging.internal.presence.WhoIsThere;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Presence, in the hands of one session's person. */
final class EnginePresence implements SessionPresence {
    private final SessionLife life;
    private final WhoIsThere whoIsThere;
    private final Identities identities;

    EnginePresence(SessionLife life, WhoIsThere whoIsThere, Identities identities) {
        this.life = life;
        this.whoIsThere = whoIsThere;
        this.identities = identities;
    }

    @Override
    public Device connect(PresenceChoice choice) {
        required(choice, "choice");
        return life.keep(whoIsThere.connect(life.open(), choice, life::drop), Device::close);
    }

    @Override
    public void choose(PresenceChoice choice) {
        required(choice, "choice");
        whoIsThere.choose(life.open(), choice);
    }

    @Override
    public CompletionStage<Watch> watch(Set<UserId> people, PresenceListener listener) {
        List<UserId> named = Arguments.watched(people);
        required(listener, "listener");
        return life.read(() -> begin(named, listener), Watch::close);
    }

    private Watch begin(List<UserId> people, PresenceListener listener) {
        Actor actor = life.actor();
        Map<PersonKey, UserId> keys = new LinkedHashMap<>();
        people.forEach(user -> keys.put(identities.key(actor.tenant(), user), user));
        return life.keep(whoIsThere.watch(actor, keys, listener, life::drop), Watch::close);
    }
}
