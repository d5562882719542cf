// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.directory;

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

/** All people and groups of one tenant, as the directory reported them. Immutable. */
final class MirrorSnapshot {
    static final MirrorSnapshot EMPTY = new MirrorSnapshot(Map.of(), Set.of(), GroupGraph.EMPTY, new DirectoryMark(""));

    private final Map<UserId, DirectoryPerson> people;
    private final Set<UserId> assumedActive;
    private final GroupGraph groups;
    private final DirectoryMark mark;

    private MirrorSnapshot(
            Map<UserId, DirectoryPerson> people, Set<UserId> assumedActive, GroupGraph groups, DirectoryMark mark) {
        this.people = people;
        this.assumedActive = assumedActive;
        this.groups = groups;
        this.mark = mark;
    }

    static MirrorSnapshot of(DirectorySnapshot snapshot) {
        Map<UserId, DirectoryPerson> people = new HashMap<>();
        snapshot.people().forEach(person -> people.put(person.user(), person));
        return new MirrorSnapshot(people, Set.of(), GroupGraph.of(snapshot.groups()), snapshot.mark());
    }

    MirrorSnapshot with(Changed changed) {
        Map<UserId, DirectoryPerson> next = new HashMap<>(people);
        changed.goneUsers().forEach(next::remove);
        changed.people().forEach(person -> next.put(person.user(), person));
        return new MirrorSnapshot(next, Set.of(), groups.with(changed.groups(), changed.goneGroups()), changed.next());
    }

    /** With the result of looking up one person. */
    MirrorSnapshot with(UserId user, Optional<DirectoryPerson> found) {
        Map<UserId, DirectoryPerson> next = new HashMap<>(people);
        found.ifPresentOrElse(person -> next.put(user, person), () -> next.remove(user));
        return new MirrorSnapshot(next, Set.of(), groups, mark);
    }

    /**
     * With these people counted as active, whatever is recorded of them: they were looked up when they signed in. So the next run
     * notices somebody who signed in while their sessions were being ended.
     */
    MirrorSnapshot assumingActive(Set<UserId> signedIn) {
        Set<UserId> others = signedIn.stream().filter(user -> !active(user)).collect(Collectors.toUnmodifiableSet());
        return new MirrorSnapshot(people, others, groups, mark);
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

    /** Whether this person exists and may take part. */
    boolean active(UserId user) {
        return assumedActive.contains(user) || mayTakePart(find(user));
    }

    List<UserId> active() {
        return Stream.concat(people.keySet().stream(), assumedActive.stream())
                .filter(this::active)
                .distinct()
                .toList();
    }

    Set<GroupId> groupsOf(UserId user) {
        return groups.groupsOf(user);
    }

    /** Direct and nested members who may take part. */
    List<UserId> activeMembers(GroupId group) {
        return groups.members(group).stream().filter(this::active).toList();
    }

    /** The same as a function; empty for a group that does not exist. */
    GroupMembers activeMembers() {
        return group -> groups.find(group).map(found -> activeMembers(group));
    }

    static boolean mayTakePart(Optional<DirectoryPerson> person) {
        return person.map(DirectoryPerson::account)
                .filter(account -> !account.suspended())
                .isPresent();
    }
}
