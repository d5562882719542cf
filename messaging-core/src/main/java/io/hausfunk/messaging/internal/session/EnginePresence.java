// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.session;

import static io.hausfunk.messaging.internal.session.CallArguments.required;

import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.people.Identities;
import io.hausfunk.messaging.internal.presence.PresenceService;
import io.hausfunk.messaging.internal.presence.PresenceSubscription;
import io.hausfunk.messaging.message.Subscription;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.presence.Device;
import io.hausfunk.messaging.presence.PresenceChoice;
import io.hausfunk.messaging.presence.PresenceListener;
import io.hausfunk.messaging.presence.PresenceWatch;
import io.hausfunk.messaging.presence.SessionPresence;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Presence, in the hands of one session's person. */
final class EnginePresence implements SessionPresence {
    private final SessionLife life;
    private final PresenceService presence;
    private final Identities identities;
    private final SubscriptionQuota quota;

    EnginePresence(SessionLife life, PresenceService presence, Identities identities, SubscriptionQuota quota) {
        this.quota = quota;
        this.life = life;
        this.presence = presence;
        this.identities = identities;
    }

    @Override
    public Device connect(PresenceChoice choice) {
        required(choice, "choice");
        return life.keep(presence.connect(life.open(), choice, life::drop), Device::close);
    }

    @Override
    public void choose(PresenceChoice choice) {
        required(choice, "choice");
        presence.choose(life.open(), choice);
    }

    @Override
    public CompletionStage<PresenceWatch> watch(Set<UserId> people, PresenceListener listener) {
        List<UserId> named = CallArguments.watched(people);
        required(listener, "listener");
        return life.read(() -> begin(named, listener), PresenceWatch::close);
    }

    private PresenceWatch begin(List<UserId> people, PresenceListener listener) {
        Actor actor = life.actor();
        Map<PersonKey, UserId> keys = keys(people);
        return quota.start(actor.ref(), keys.size(), taken -> {
            PresenceSubscription started = presence.watch(actor, keys, listener, closed -> {
                taken.run();
                life.drop(closed);
            });
            life.keep(started, Subscription::close);
            return new EngineWatch(life, started, taken, this::keys);
        });
    }

    private Map<PersonKey, UserId> keys(List<UserId> people) {
        Map<PersonKey, UserId> keys = new LinkedHashMap<>();
        people.forEach(user -> keys.put(identities.key(life.actor().tenant(), user), user));
        return keys;
    }
}
