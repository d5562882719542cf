// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.directories.memory;

import io.hausfunk.messaging.directory.DirectoryChanges;
import io.hausfunk.messaging.directory.DirectoryGroup;
import io.hausfunk.messaging.directory.DirectoryMark;
import io.hausfunk.messaging.directory.DirectorySnapshot;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.internal.directory.GroupGraph;
import io.hausfunk.messaging.model.UserId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/** The people and groups of one tenant, with the revision of each change. Thread-safe; each call is atomic. */
final class MemoryTenant {
    /** Distinguishes marks of this instance from others. */
    private final String era = UUID.randomUUID().toString();

    private final Map<UserId, MemoryAccount> accounts = new HashMap<>();
    private final Revisions<UserId> users = new Revisions<>();
    private final Revisions<GroupId> groups = new Revisions<>();
    private GroupGraph graph = GroupGraph.EMPTY;
    private long revision;

    synchronized void put(UserId user, Function<Optional<MemoryAccount>, MemoryAccount> change) {
        accounts.put(user, change.apply(Optional.ofNullable(accounts.get(user))));
        users.changed(user, ++revision);
    }

    synchronized void remove(UserId user) {
        if (accounts.remove(user) == null) {
            return;
        }
        users.gone(user, ++revision);
        putGroups(graph.groups().stream()
                .filter(group -> group.people().contains(user))
                .map(group ->
                        new DirectoryGroup(group.id(), group.name(), without(group.people(), user), group.groups()))
                .toList());
    }

    synchronized void putGroups(List<DirectoryGroup> changed) {
        revision++;
        graph = graph.with(changed, Set.of());
        changed.forEach(group -> groups.changed(group.id(), revision));
    }

    synchronized void removeGroup(GroupId id) {
        if (graph.find(id).isEmpty()) {
            return;
        }
        graph = graph.with(List.of(), Set.of(id));
        groups.gone(id, ++revision);
        putGroups(graph.groups().stream()
                .filter(group -> group.groups().contains(id))
                .map(group -> new DirectoryGroup(group.id(), group.name(), group.people(), without(group.groups(), id)))
                .toList());
    }

    synchronized Optional<MemoryAccount> find(UserId user) {
        return Optional.ofNullable(accounts.get(Objects.requireNonNull(user, "user")));
    }

    synchronized List<MemoryAccount> accounts(Predicate<MemoryAccount> wanted) {
        return accounts.values().stream().filter(wanted).toList();
    }

    /** The groups. Their members need not exist. */
    synchronized GroupGraph graph() {
        return graph;
    }

    synchronized Set<UserId> existing(List<UserId> some) {
        Set<UserId> existing = new HashSet<>(some);
        existing.retainAll(accounts.keySet());
        return existing;
    }

    synchronized DirectorySnapshot snapshot() {
        return new DirectorySnapshot(
                accounts.values().stream().map(MemoryAccount::person).toList(), graph.groups(), mark());
    }

    synchronized DirectoryChanges changesSince(DirectoryMark mark) {
        Optional<Long> known = revisionOf(mark);
        if (known.isEmpty()) {
            return new DirectoryChanges.StartOver();
        }
        long since = known.get();
        return DirectoryChanges.Changed.upTo(mark())
                .people(users.changedAfter(since).stream()
                        .flatMap(user -> find(user).stream())
                        .map(MemoryAccount::person)
                        .toList())
                .goneUsers(users.goneAfter(since))
                .groups(groups.changedAfter(since).stream()
                        .flatMap(group -> graph.find(group).stream())
                        .toList())
                .goneGroups(groups.goneAfter(since));
    }

    private DirectoryMark mark() {
        return new DirectoryMark(era + '/' + revision);
    }

    private Optional<Long> revisionOf(DirectoryMark mark) {
        String value = mark.value();
        if (!value.startsWith(era + '/')) {
            return Optional.empty();
        }
        try {
            long known = Long.parseLong(value.substring(era.length() + 1));
            return known > revision || known < 0 ? Optional.empty() : Optional.of(known);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static <T> Set<T> without(Set<T> all, T one) {
        Set<T> rest = new HashSet<>(all);
        rest.remove(one);
        return rest;
    }
}
