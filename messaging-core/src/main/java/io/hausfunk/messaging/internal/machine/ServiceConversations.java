// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.machine;

import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.PersonRef;
import io.hausfunk.messaging.internal.people.Accounts;
import io.hausfunk.messaging.internal.people.Identities;
import io.hausfunk.messaging.internal.writing.ConversationCreator;
import io.hausfunk.messaging.message.IdempotencyKey;
import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.people.PeopleRefusedException;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The conversations that service accounts begin, and the people in them. Blocks. */
public final class ServiceConversations {
    private final ConversationCreator creator;
    private final Accounts accounts;
    private final Identities identities;

    /** Begins conversations through {@code creator}. */
    public ServiceConversations(ConversationCreator creator, Accounts accounts, Identities identities) {
        this.creator = creator;
        this.accounts = accounts;
        this.identities = identities;
    }

    /** The conversation of an account and a person, who must be able to take part. */
    ConversationRef direct(Actor service, UserId person) {
        accounts.requireUsable(service.tenant(), person);
        return creator.direct(service, person);
    }

    /** The same whether or not it has begun. */
    ConversationRef directOf(Actor service, PersonRef person) {
        return creator.directRef(service, person.key());
    }

    /** The group of an account under a name of the engine's; who is in it already stays. */
    ConversationRef group(Actor service, String title, String name, Collection<UserId> people) {
        NewGroup group = NewGroup.titled(title).with(List.copyOf(people)).idempotencyKey(name);
        return creator.group(service, ConversationKind.GROUP, group);
    }

    /** Those of some people who may take part, by pseudonym; refuses if there is none. */
    Map<PersonKey, UserId> usable(TenantId tenant, Collection<UserId> people) {
        Map<PersonKey, UserId> usable = known(tenant, people);
        if (usable.isEmpty()) {
            throw new PeopleRefusedException(
                    ErrorCode.ACCOUNT_NOT_USABLE, "are not in the directory, or may not be used", List.copyOf(people));
        }
        return usable;
    }

    /** The same, and none if there is none. */
    Map<PersonKey, UserId> known(TenantId tenant, Collection<UserId> people) {
        List<UserId> usable = people.stream()
                .filter(person -> accounts.mayTakePart(tenant, person))
                .toList();
        return accounts.require(tenant, usable);
    }

    /** The group of an account and exactly these people, who must all be able to take part. */
    ConversationRef groupOf(Actor service, String title, Collection<UserId> people) {
        accounts.require(service.tenant(), people);
        StringBuilder together = new StringBuilder("people");
        people.stream()
                .map(UserId::value)
                .sorted()
                .forEach(value -> together.append((char) 1).append(value));
        UUID name = creator.named(service, together.toString());
        return group(service, title, "people:" + name, people);
    }

    /** The group under a name of the engine's; empty if it has not begun. */
    Optional<ConversationRef> findGroup(Actor service, String name) {
        return creator.findGroup(service, IdempotencyKey.of(name));
    }

    /** Somebody by pseudonym. */
    PersonRef ref(Actor service, UserId person) {
        return new PersonRef(service.tenant(), accounts.key(service.tenant(), person));
    }

    /** Who is behind a pseudonym. */
    Optional<UserId> user(TenantId tenant, PersonKey person) {
        return identities.identify(tenant, List.of(person)).getOrDefault(person, Optional.empty());
    }
}
