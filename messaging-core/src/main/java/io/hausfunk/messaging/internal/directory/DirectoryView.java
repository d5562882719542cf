// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.directory;

import io.hausfunk.messaging.announcement.Audience;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.UserId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which people of a tenant belong to an audience, as the mirror has them at one moment. Immutable; does not block. */
public final class DirectoryView {
    private final MirrorSnapshot snapshot;

    DirectoryView(MirrorSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** Somebody, whatever their account is like. */
    public Optional<DirectoryPerson> find(UserId user) {
        return snapshot.find(user);
    }

    /** The groups of somebody, direct and nested; none of a person whose account may not be used. */
    public Set<GroupId> groupsOf(UserId user) {
        return MirrorSnapshot.mayTakePart(snapshot.find(user)) ? snapshot.groupsOf(user) : Set.of();
    }

    /** The groups of an audience that the directory does not have. */
    public Set<GroupId> unknownGroups(Audience audience) {
        return audience.groups().stream()
                .filter(group -> snapshot.groups().find(group).isEmpty())
                .collect(Collectors.toSet());
    }

    /** Whether somebody belongs to an audience; never a person whose account may not be used, or whom the directory does not have. */
    public boolean belongs(UserId user, Audience audience) {
        Optional<DirectoryPerson> person = snapshot.find(user);
        return MirrorSnapshot.mayTakePart(person)
                && fits(
                        person.orElseThrow(),
                        audience,
                        audience.groups().isEmpty() ? Set.of() : snapshot.groupsOf(user));
    }

    /** All who belong to an audience, in no order. */
    public List<DirectoryPerson> members(Audience audience) {
        Set<GroupId> named = audience.groups();
        // Group by group rather than person by person: each is walked once.
        Map<GroupId, Set<UserId>> members = new HashMap<>();
        named.forEach(
                group -> members.put(group, new HashSet<>(snapshot.groups().members(group))));
        return snapshot.people().stream()
                .filter(person -> MirrorSnapshot.mayTakePart(Optional.of(person)))
                .filter(person -> fits(
                        person,
                        audience,
                        named.stream()
                                .filter(group -> Objects.requireNonNull(members.get(group))
                                        .contains(person.user()))
                                .collect(Collectors.toSet())))
                .toList();
    }

    private static boolean fits(DirectoryPerson person, Audience audience, Set<GroupId> groups) {
        return switch (audience.rule()) {
            case EVERYONE -> true;
            case GROUP -> groups.contains(GroupId.of(audience.value().orElseThrow()));
            case DEPARTMENT -> person.details().department().equals(audience.value());
            case SITE -> person.details().site().equals(audience.value());
            case ATTRIBUTE ->
                audience.value()
                        .equals(Optional.ofNullable(person.details()
                                .attributes()
                                .get(audience.name().orElseThrow())));
            case ALL_OF -> audience.parts().stream().allMatch(part -> fits(person, part, groups));
            case ANY_OF -> audience.parts().stream().anyMatch(part -> fits(person, part, groups));
            case NOT -> !fits(person, audience.parts().get(0), groups);
        };
    }
}
