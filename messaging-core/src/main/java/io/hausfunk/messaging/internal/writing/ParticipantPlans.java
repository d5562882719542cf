// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import static io.hausfunk.messaging.internal.access.RosterRules.roleOf;

import io.hausfunk.messaging.content.ConversationRenamed;
import io.hausfunk.messaging.content.PeopleAdded;
import io.hausfunk.messaging.content.PersonBanned;
import io.hausfunk.messaging.content.PersonJoined;
import io.hausfunk.messaging.content.PersonLeft;
import io.hausfunk.messaging.content.PersonRemoved;
import io.hausfunk.messaging.content.PersonUnbanned;
import io.hausfunk.messaging.content.RoleChanged;
import io.hausfunk.messaging.content.TimeToLiveChanged;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.internal.access.Access;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.CachedRoster;
import io.hausfunk.messaging.internal.access.RosterRules;
import io.hausfunk.messaging.internal.codec.Profile;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.EntryKind;
import io.hausfunk.messaging.storage.Participant;
import io.hausfunk.messaging.storage.ParticipantChange;
import io.hausfunk.messaging.storage.PersonKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What changes of who takes part come to as of a roster; empty if it is so already. {@link RosterRules} says who may. */
public final class ParticipantPlans {
    private ParticipantPlans() {}

    static Optional<Plan> join(CachedRoster roster, Actor actor) {
        PersonKey person = actor.person();
        if (present(roster, person)) {
            return Optional.empty();
        }
        RosterRules.requireRoom(roster, 1);
        return Optional.of(
                Plan.membership(PersonJoined.of(), List.of(coming(roster, person, Role.MEMBER, Role.MEMBER))));
    }

    static Optional<Plan> leave(CachedRoster roster, Actor actor) {
        if (!present(roster, actor.person())) {
            return Optional.empty();
        }
        RosterRules.requireOwnerLeft(roster, actor.person());
        return Optional.of(Plan.membership(PersonLeft.of(), List.of(new ParticipantChange.Leaves(actor.person()))));
    }

    /** Brings people in. */
    public static Optional<Plan> add(CachedRoster roster, Actor actor, Map<PersonKey, UserId> people, Role role) {
        RosterRules.requireMayGive(roster, actor, role);
        List<PersonKey> coming = people.keySet().stream()
                .filter(person -> !present(roster, person))
                .toList();
        if (coming.isEmpty()) {
            return Optional.empty();
        }
        RosterRules.requireNotBanned(roster, people);
        RosterRules.requireRoom(roster, coming.size());
        List<UserId> names = coming.stream()
                .map(person -> Objects.requireNonNull(people.get(person)))
                .toList();
        Role own = roleOf(roster, actor.person());
        List<ParticipantChange.Joins> joins =
                coming.stream().map(person -> coming(roster, person, role, own)).toList();
        return Optional.of(Plan.membership(PeopleAdded.of(names, role), joins));
    }

    /** Sends somebody away. */
    public static Optional<Plan> remove(CachedRoster roster, Actor actor, PersonKey person, UserId name) {
        if (!present(roster, person)) {
            return Optional.empty();
        }
        RosterRules.requireMayRemove(roster, actor, person);
        return Optional.of(Plan.membership(PersonRemoved.of(name), List.of(new ParticipantChange.Leaves(person))));
    }

    static Optional<Plan> ban(CachedRoster roster, Actor actor, PersonKey person, UserId name) {
        Participant row = roster.participant(person);
        if (row == null) {
            throw new NotPermittedException(ErrorCode.NOT_APPLICABLE, "who never took part cannot be banned");
        }
        RosterRules.requireMayRemove(roster, actor, person);
        Role own = roleOf(roster, actor.person());
        if (row.bannedBy() != null && row.bannedBy().atLeast(own)) {
            return Optional.empty();
        }
        return Optional.of(Plan.membership(PersonBanned.of(name), List.of(new ParticipantChange.Bans(person, own))));
    }

    static Optional<Plan> unban(CachedRoster roster, Actor actor, PersonKey person, UserId name) {
        Role bannedBy = bannedBy(roster, person);
        if (bannedBy == null) {
            return Optional.empty();
        }
        RosterRules.requireMayUnban(roster, actor, bannedBy);
        return Optional.of(Plan.membership(PersonUnbanned.of(name), List.of(new ParticipantChange.Unbans(person))));
    }

    static Optional<Plan> changeRole(CachedRoster roster, Actor actor, PersonKey person, UserId name, Role role) {
        if (!present(roster, person)) {
            throw Access.refused();
        }
        RosterRules.requireKnown(role);
        Participant row = Objects.requireNonNull(roster.participant(person));
        Role own = roleOf(roster, actor.person());
        // That a higher role decided so is worth an entry only where somebody of a lower role could undo it.
        if (row.role().equals(role)
                && (role.atLeast(Role.MEMBER) || row.roleBy().equals(own))) {
            return Optional.empty();
        }
        RosterRules.requireOwnerLeft(roster, person);
        return Optional.of(Plan.membership(
                RoleChanged.of(name, role), List.of(new ParticipantChange.ChangesRole(person, role, own))));
    }

    static Optional<Plan> rename(CachedRoster roster, String title) {
        Profile profile = new Profile(Optional.of(title), roster.terms());
        return Optional.of(Plan.description(ConversationRenamed.of(title), profile));
    }

    /**
     * Decides how long messages stay. The actor's row is written as it was, so that the membership number rises: no message that another node
     * plans upon the old time is written after this entry.
     */
    static Optional<Plan> timeToLive(CachedRoster roster, Actor actor, Profile profile, Optional<Duration> time) {
        if (profile.terms().timeToLive().equals(time)) {
            return Optional.empty();
        }
        Participant self = Objects.requireNonNull(roster.participant(actor.person()));
        return Optional.of(new Plan(
                EntryKind.PROFILE,
                codec -> codec.encode(TimeToLiveChanged.of(time)),
                false,
                List.of(new ParticipantChange.ChangesRole(self.person(), self.role(), self.roleBy())),
                new Profile(profile.title(), profile.terms().timeToLive(time)),
                null,
                null));
    }

    /** Comes with the role that is offered, or with the lower one that somebody mightier decided on. */
    private static ParticipantChange.Joins coming(CachedRoster roster, PersonKey person, Role offered, Role by) {
        if (RosterRules.roleStands(roster, person, offered, by)) {
            Participant before = Objects.requireNonNull(roster.participant(person));
            Role kept = before.role().known() ? before.role() : Role.READER;
            return new ParticipantChange.Joins(person, kept, before.roleBy());
        }
        return new ParticipantChange.Joins(person, offered, by);
    }

    private static boolean present(CachedRoster roster, PersonKey person) {
        Participant row = roster.participant(person);
        return row != null && row.present();
    }

    private static @Nullable Role bannedBy(CachedRoster roster, PersonKey person) {
        Participant row = roster.participant(person);
        return row == null ? null : row.bannedBy();
    }
}
