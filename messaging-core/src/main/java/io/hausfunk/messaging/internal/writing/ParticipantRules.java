// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.content.ConversationRenamed;
import io.hausfunk.messaging.content.PeopleInvited;
import io.hausfunk.messaging.content.PersonJoined;
import io.hausfunk.messaging.content.PersonLeft;
import io.hausfunk.messaging.content.PersonRemoved;
import io.hausfunk.messaging.content.RoleChanged;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.internal.access.Access;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.CachedRoster;
import io.hausfunk.messaging.internal.codec.Profile;
import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.Participant;
import io.hausfunk.messaging.storage.ParticipantChange;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The rules of groups and channels beyond the table of operations: who may touch whom, and that an owner stays. */
final class ParticipantRules {
    private static final int MAX_GROUP = 2_000;
    private static final int MAX_CHANNEL = 20_000;

    private ParticipantRules() {}

    static Optional<Plan> join(CachedRoster roster, Actor actor) {
        if (present(roster, actor.person())) {
            return Optional.empty();
        }
        requireRoom(roster, 1);
        // Who was made a reader does not become a member by going and coming back.
        Participant before = roster.participant(actor.person());
        Role role = before != null && !before.role().atLeast(Role.MEMBER) ? Role.READER : Role.MEMBER;
        return Optional.of(
                Plan.membership(PersonJoined.of(), List.of(new ParticipantChange.Joins(actor.person(), role))));
    }

    static Optional<Plan> leave(CachedRoster roster, Actor actor) {
        if (!present(roster, actor.person())) {
            return Optional.empty();
        }
        requireOwnerLeft(roster, actor.person());
        return Optional.of(Plan.membership(PersonLeft.of(), List.of(new ParticipantChange.Leaves(actor.person()))));
    }

    static Optional<Plan> invite(CachedRoster roster, Actor actor, Map<PersonKey, UserId> people, Role role) {
        requireKnown(role);
        if (role.atLeast(Role.MODERATOR) && !role(roster, actor.person()).equals(Role.OWNER)) {
            throw Access.refused();
        }
        List<PersonKey> coming = people.keySet().stream()
                .filter(person -> !present(roster, person))
                .toList();
        if (coming.isEmpty()) {
            return Optional.empty();
        }
        requireRoom(roster, coming.size());
        List<UserId> names = coming.stream()
                .map(person -> Objects.requireNonNull(people.get(person)))
                .toList();
        List<ParticipantChange> joins = coming.stream()
                .map(person -> (ParticipantChange) new ParticipantChange.Joins(person, role))
                .toList();
        return Optional.of(Plan.membership(PeopleInvited.of(names, role), joins));
    }

    static Optional<Plan> remove(CachedRoster roster, Actor actor, PersonKey person, UserId name) {
        if (person.equals(actor.person())) {
            throw new NotPermittedException(ErrorCode.NOT_APPLICABLE, "who wants to go leaves");
        }
        if (!present(roster, person)) {
            return Optional.empty();
        }
        Role own = role(roster, actor.person());
        Role theirs = role(roster, person);
        // An unknown role may be a mighty one.
        if (!own.equals(Role.OWNER) && (!theirs.known() || theirs.atLeast(own))) {
            throw Access.refused();
        }
        requireOwnerLeft(roster, person);
        return Optional.of(Plan.membership(PersonRemoved.of(name), List.of(new ParticipantChange.Leaves(person))));
    }

    static Optional<Plan> changeRole(CachedRoster roster, PersonKey person, UserId name, Role role) {
        if (!present(roster, person)) {
            throw Access.refused();
        }
        requireKnown(role);
        if (role(roster, person).equals(role)) {
            return Optional.empty();
        }
        requireOwnerLeft(roster, person);
        return Optional.of(
                Plan.membership(RoleChanged.of(name, role), List.of(new ParticipantChange.ChangesRole(person, role))));
    }

    static Optional<Plan> rename(CachedRoster roster, String title) {
        Profile profile = new Profile(Optional.of(title), roster.terms());
        return Optional.of(Plan.description(ConversationRenamed.of(title), profile));
    }

    private static boolean present(CachedRoster roster, PersonKey person) {
        Participant row = roster.participant(person);
        return row != null && row.present();
    }

    private static Role role(CachedRoster roster, PersonKey person) {
        return Objects.requireNonNull(roster.participant(person)).role();
    }

    private static void requireKnown(Role role) {
        if (!role.known()) {
            throw new InvalidInputException(ErrorCode.ARGUMENT_OUT_OF_RANGE, "not a role: " + role);
        }
    }

    private static void requireOwnerLeft(CachedRoster roster, PersonKey going) {
        if (roster.lastOwner(going)) {
            throw new NotPermittedException(ErrorCode.LAST_OWNER, "the last owner stays; appoint another one first");
        }
    }

    private static void requireRoom(CachedRoster roster, int coming) {
        int most = roster.kind().equals(ConversationKind.GROUP) ? MAX_GROUP : MAX_CHANNEL;
        if (roster.size() + coming > most) {
            throw new NotPermittedException(
                    ErrorCode.CONVERSATION_FULL, "a conversation of this kind has at most " + most + " participants");
        }
    }
}
