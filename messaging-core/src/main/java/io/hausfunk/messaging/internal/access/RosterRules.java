// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.access;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.people.PeopleRefusedException;
import io.hausfunk.messaging.storage.Participant;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What somebody who may change participants at all, by {@link Operation}, may do to whom: nobody touches somebody of the same or a
 * higher role, except owners; what a higher role decided stands until that role lifts it; and an owner stays.
 */
public final class RosterRules {
    private static final int MAX_GROUP = 2_000;
    private static final int MAX_CHANNEL = 20_000;

    private RosterRules() {}

    /** Passes if the actor may give a role to those who come. */
    public static void requireMayGive(CachedRoster roster, Actor actor, Role role) {
        requireKnown(role);
        if (role.atLeast(Role.MODERATOR) && !roleOf(roster, actor.person()).equals(Role.OWNER)) {
            throw Access.refused();
        }
    }

    /** Passes if the actor may send somebody away or ban them. */
    public static void requireMayRemove(CachedRoster roster, Actor actor, PersonKey person) {
        if (person.equals(actor.person())) {
            throw new NotPermittedException(ErrorCode.NOT_APPLICABLE, "who wants to go leaves");
        }
        Role own = roleOf(roster, actor.person());
        Role theirs = roleOf(roster, person);
        // An unknown role may be a mighty one.
        if (!own.equals(Role.OWNER) && (!theirs.known() || theirs.atLeast(own))) {
            throw Access.refused();
        }
        requireOwnerLeft(roster, person);
    }

    /** Passes if the actor may end somebody's ban. */
    public static void requireMayUnban(CachedRoster roster, Actor actor, Role bannedBy) {
        if (mightier(bannedBy, roleOf(roster, actor.person()))) {
            throw Access.refused();
        }
    }

    /** Passes unless one of these is banned. */
    public static void requireNotBanned(CachedRoster roster, Map<PersonKey, UserId> people) {
        List<UserId> banned = people.entrySet().stream()
                .filter(one -> {
                    Participant row = roster.participant(one.getKey());
                    return row != null && row.bannedBy() != null;
                })
                .map(Map.Entry::getValue)
                .toList();
        if (!banned.isEmpty()) {
            throw new PeopleRefusedException(ErrorCode.BANNED, "are banned; end that first", banned);
        }
    }

    /** Passes if there is an owner without this person. */
    public static void requireOwnerLeft(CachedRoster roster, PersonKey going) {
        if (roster.lastOwner(going)) {
            throw new NotPermittedException(ErrorCode.LAST_OWNER, "the last owner stays; appoint another one first");
        }
    }

    /** Passes if so many more find room. */
    public static void requireRoom(CachedRoster roster, int coming) {
        int most = roster.kind().equals(ConversationKind.GROUP) ? MAX_GROUP : MAX_CHANNEL;
        if (roster.size() + coming > most) {
            throw new NotPermittedException(
                    ErrorCode.CONVERSATION_FULL, "a conversation of this kind has at most " + most + " participants");
        }
    }

    /** Passes for a role that this version knows. */
    public static void requireKnown(Role role) {
        if (!role.known()) {
            throw new InvalidInputException(ErrorCode.ARGUMENT_OUT_OF_RANGE, "not a role: " + role);
        }
    }

    /** Whether a lower role that somebody was given stays although they are offered another one by this role. */
    public static boolean roleStands(CachedRoster roster, PersonKey person, Role offered, Role by) {
        Participant before = roster.participant(person);
        return before != null && !before.role().atLeast(offered) && mightier(before.roleBy(), by);
    }

    /** The role that a participant has, or had last. */
    public static Role roleOf(CachedRoster roster, PersonKey person) {
        return Objects.requireNonNull(roster.participant(person)).role();
    }

    private static boolean mightier(Role one, Role other) {
        return !other.equals(Role.OWNER) && !other.atLeast(one);
    }
}
