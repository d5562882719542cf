// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.directory;

import io.hausfunk.messaging.directory.AccountState;
import io.hausfunk.messaging.directory.DirectoryChanges.Changed;
import io.hausfunk.messaging.directory.DirectoryMark;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.DirectorySnapshot;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everybody and all groups of one tenant, as the directory told them. Never changes. */
final class StaffCopy {
    static final StaffCopy EMPTY = new StaffCopy(Map.of(), Set.of(), GroupGraph.EMPTY, new DirectoryMark(""));

    private final Map<UserId, DirectoryPerson> people;
    private final Set<UserId> unlisted;
    private final GroupGraph groups;
    private final DirectoryMark mark;

    private StaffCopy(
            Map<UserId, DirectoryPerson> people, Set<UserId> unlisted, GroupGraph groups, DirectoryMark mark) {
        this.people = people;
        this.unlisted = unlisted;
        this.groups = groups;
        this.mark = mark;
    }

    static StaffCopy of(DirectorySnapshot snapshot) {
        Map<UserId, DirectoryPerson> people = new HashMap<>();
        snapshot.people().forEach(person -> people.put(person.user(), person));
        return new StaffCopy(people, Set.of(), GroupGraph.of(snapshot.groups()), snapshot.mark());
    }

    StaffCopy with(Changed changed) {
        Map<UserId, DirectoryPerson> next = new HashMap<>(people);
        changed.goneUsers().forEach(next::remove);
        changed.people().forEach(person -> next.put(person.user(), person));
        return new StaffCopy(next, Set.of(), groups.with(changed.groups(), changed.goneGroups()), changed.next());
    }

    /** One person was looked up. */
    StaffCopy with(UserId user, Optional<DirectoryPerson> found) {
        Map<UserId, DirectoryPerson> next = new HashMap<>(people);
        found.ifPresentOrElse(person -> next.put(user, person), () -> next.remove(user));
        return new StaffCopy(next, Set.of(), groups, mark);
    }

    /**
     * The same where these are active as well, whatever is told of them: they were looked up when they came. So who came in while they
     * were put out is noticed by the next run.
     */
    StaffCopy present(Set<UserId> present) {
        Set<UserId> others = present.stream().filter(user -> !active(user)).collect(Collectors.toUnmodifiableSet());
        return new StaffCopy(people, others, groups, mark);
    }

    DirectoryMark mark() {
        return mark;
    }

    GroupGraph groups() {
        return groups;
    }

    Optional<DirectoryPerson> find(UserId user) {
        return Optional.ofNullable(people.get(user));
    }

    Collection<DirectoryPerson> people() {
        return people.values();
    }

    /** Whether somebody is there and may take part. */
    boolean active(UserId user) {
        DirectoryPerson person = people.get(user);
        return unlisted.contains(user) || (person != null && !person.account().suspended());
    }

    List<UserId> active() {
        return Stream.concat(people.keySet().stream(), unlisted.stream())
                .filter(this::active)
                .distinct()
                .toList();
    }

    Set<GroupId> groupsOf(UserId user) {
        return groups.groupsOf(user);
    }

    /** Those of a group who may take part, directly or through others. */
    List<UserId> activeMembers(GroupId group) {
        return groups.members(group).stream().filter(this::active).toList();
    }

    static boolean suspended(Optional<DirectoryPerson> person) {
        return person.map(DirectoryPerson::account)
                .filter(AccountState::suspended)
                .isPresent();
    }
}
