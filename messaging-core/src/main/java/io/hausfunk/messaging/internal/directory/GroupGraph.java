// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.directory;

import io.hausfunk.messaging.directory.DirectoryGroup;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.UserId;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The groups of one tenant, and who belongs to which through nesting. Cycles are allowed, and members need not exist. Immutable.
 * {@code toString} hides everything.
 */
public final class GroupGraph {
    /** No groups. */
    public static final GroupGraph EMPTY = new GroupGraph(Map.of(), Map.of(), Map.of());

    /** The order of members: by id, as {@link String#compareTo} has it. */
    public static final Comparator<UserId> ORDER = Comparator.comparing(UserId::value);

    private final Map<GroupId, DirectoryGroup> groups;
    private final Map<UserId, Set<GroupId>> groupsOfPeople;
    private final Map<GroupId, Set<GroupId>> groupsAbove;

    private GroupGraph(
            Map<GroupId, DirectoryGroup> groups,
            Map<UserId, Set<GroupId>> groupsOfPeople,
            Map<GroupId, Set<GroupId>> groupsAbove) {
        this.groups = groups;
        this.groupsOfPeople = groupsOfPeople;
        this.groupsAbove = groupsAbove;
    }

    /** Of these groups. The last one wins where an id occurs twice. */
    public static GroupGraph of(Collection<DirectoryGroup> groups) {
        return EMPTY.with(groups, Set.of());
    }

    /**
     * This graph after changes; itself if there are none. Costs a copy of two maps plus the changed groups.
     *
     * @param changed new and changed groups, each with all its members
     * @param gone removed groups; one that is also among the changed ones stays
     */
    public GroupGraph with(Collection<DirectoryGroup> changed, Set<GroupId> gone) {
        if (changed.isEmpty() && gone.isEmpty()) {
            return this;
        }
        Map<GroupId, DirectoryGroup> newGroups = new HashMap<>(groups);
        GroupIndex<UserId> people = new GroupIndex<>(groupsOfPeople);
        GroupIndex<GroupId> above = new GroupIndex<>(groupsAbove);
        for (GroupId id : gone) {
            DirectoryGroup before = newGroups.remove(id);
            if (before != null) {
                people.change(id, before.people(), Set.of());
                above.change(id, before.groups(), Set.of());
            }
        }
        for (DirectoryGroup group : changed) {
            DirectoryGroup before = newGroups.put(group.id(), group);
            people.change(group.id(), before == null ? Set.of() : before.people(), group.people());
            above.change(group.id(), before == null ? Set.of() : before.groups(), group.groups());
        }
        return new GroupGraph(newGroups, people.done(), above.done());
    }

    /** The group with this id. */
    public Optional<DirectoryGroup> find(GroupId group) {
        return Optional.ofNullable(groups.get(Objects.requireNonNull(group, "group")));
    }

    /** All groups, in no order. */
    public List<DirectoryGroup> groups() {
        return List.copyOf(groups.values());
    }

    /** The groups of a person, direct and nested, in a new set. */
    public Set<GroupId> groupsOf(UserId user) {
        Set<GroupId> found = new HashSet<>();
        Deque<GroupId> next = new ArrayDeque<>(groupsOfPeople.getOrDefault(user, Set.of()));
        while (!next.isEmpty()) {
            GroupId group = next.remove();
            if (found.add(group)) {
                next.addAll(groupsAbove.getOrDefault(group, Set.of()));
            }
        }
        return found;
    }

    /** The members of a group, direct and nested, each once, in {@link #ORDER}. */
    public List<UserId> members(GroupId group) {
        return unordered(group).sorted(ORDER).toList();
    }

    /** A page of {@link #members(GroupId)}: at most {@code limit} people after one who need not be a member. */
    public List<UserId> members(GroupId group, Optional<UserId> after, int limit) {
        return unordered(group)
                .filter(user -> after.isEmpty() || ORDER.compare(user, after.get()) > 0)
                .sorted(ORDER)
                .limit(limit)
                .toList();
    }

    private Stream<UserId> unordered(GroupId group) {
        Set<GroupId> seen = new HashSet<>();
        Set<UserId> people = new HashSet<>();
        Deque<GroupId> next = new ArrayDeque<>(List.of(group));
        while (!next.isEmpty()) {
            DirectoryGroup one = groups.get(next.remove());
            if (one != null && seen.add(one.id())) {
                people.addAll(one.people());
                next.addAll(one.groups());
            }
        }
        return people.stream();
    }

    @Override
    public String toString() {
        return "GroupGraph[" + groups.size() + " groups]";
    }
}
