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
 * Groups of one tenant and what their nesting means, for directories that hold all of them and for whoever keeps a copy. Circles do
 * no harm. It knows groups only: people and groups that they name need not exist. Never changes. {@code toString} hides everything.
 */
public final class GroupGraph {
    /** No group at all. */
    public static final GroupGraph EMPTY = new GroupGraph(Map.of(), Map.of(), Map.of());

    /** The order in which members come: by the character codes of their ids, as {@link String#compareTo} has it. */
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

    /** Of all these groups; the last one counts where an id is there twice. */
    public static GroupGraph of(Collection<DirectoryGroup> groups) {
        return EMPTY.with(groups, Set.of());
    }

    /**
     * The same after changes; this one if there are none. Costs a copy of two maps and what really changed, not the work for all groups.
     *
     * @param changed groups that are new or otherwise than before, each with all its people and groups
     * @param gone groups that are not there any more; one that is among the changed ones, too, stays
     */
    public GroupGraph with(Collection<DirectoryGroup> changed, Set<GroupId> gone) {
        if (changed.isEmpty() && gone.isEmpty()) {
            return this;
        }
        Map<GroupId, DirectoryGroup> newGroups = new HashMap<>(groups);
        Listings<UserId> people = new Listings<>(groupsOfPeople);
        Listings<GroupId> above = new Listings<>(groupsAbove);
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

    /** All groups to which a person belongs, directly or through other groups. The set is the caller's own. */
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

    /** Everybody who belongs to a group, directly or through other groups, each once, in {@link #ORDER}. */
    public List<UserId> members(GroupId group) {
        return belonging(group).sorted(ORDER).toList();
    }

    /** A page of {@link #members(GroupId)}: those after somebody, who need not be a member, and at most so many. */
    public List<UserId> members(GroupId group, Optional<UserId> after, int limit) {
        return belonging(group)
                .filter(user -> after.isEmpty() || ORDER.compare(user, after.get()) > 0)
                .sorted(ORDER)
                .limit(limit)
                .toList();
    }

    private Stream<UserId> belonging(GroupId group) {
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
