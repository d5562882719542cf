// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.reading;

import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.people.Identities;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.Activity;
import io.hausfunk.messaging.storage.ConversationStore;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** With whom a person talks in direct conversations. Blocks. */
public final class DirectPartners {
    private final ConversationStore store;
    private final Identities identities;

    /** Reads from this store. */
    public DirectPartners(ConversationStore store, Identities identities) {
        this.store = store;
        this.identities = identities;
    }

    Map<ConversationId, UserId> of(Actor actor, List<Activity> activities) {
        List<ConversationId> direct = activities.stream()
                .map(one -> one.membership().conversation())
                .filter(one -> one.kind().equals(ConversationKind.DIRECT))
                .map(one -> one.ref().conversation())
                .toList();
        if (direct.isEmpty()) {
            return Map.of();
        }
        Map<ConversationId, PersonKey> others = new HashMap<>();
        store.presentIn(actor.tenant(), direct)
                .forEach((conversation, people) -> people.stream()
                        .filter(person -> !person.equals(actor.person()))
                        .findFirst()
                        .ifPresent(person -> others.put(conversation, person)));
        Map<PersonKey, Optional<UserId>> names = identities.identify(actor.tenant(), List.copyOf(others.values()));
        Map<ConversationId, UserId> partners = new HashMap<>();
        others.forEach((conversation, person) ->
                names.getOrDefault(person, Optional.empty()).ifPresent(user -> partners.put(conversation, user)));
        return partners;
    }
}
