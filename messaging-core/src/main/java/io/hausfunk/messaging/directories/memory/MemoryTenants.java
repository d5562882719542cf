// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.directories.memory;

import io.hausfunk.messaging.directory.DirectoryChanges;
import io.hausfunk.messaging.directory.DirectoryFeed;
import io.hausfunk.messaging.directory.DirectoryGroup;
import io.hausfunk.messaging.directory.DirectoryGroups;
import io.hausfunk.messaging.directory.DirectoryMark;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.DirectorySnapshot;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.directory.PeopleSearch;
import io.hausfunk.messaging.internal.directory.GroupGraph;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The search, groups and feed of all tenants. A query for an unknown tenant does not create it. */
final class MemoryTenants implements PeopleSearch, DirectoryGroups, DirectoryFeed {
    private final Map<TenantId, MemoryTenant> tenants = new ConcurrentHashMap<>();
    private final MemoryTenant nobody = new MemoryTenant();

    MemoryTenant in(TenantId tenant) {
        return tenants.getOrDefault(Objects.requireNonNull(tenant, "tenant"), nobody);
    }

    MemoryTenant make(TenantId tenant) {
        return tenants.computeIfAbsent(tenant, id -> new MemoryTenant());
    }

    @Override
    public List<DirectoryPerson> search(TenantId tenant, String text, int limit) {
        return in(tenant)
                .accounts(account -> !account.person().account().suspended() && found(account.person(), text))
                .stream()
                .map(MemoryAccount::person)
                .limit(limit)
                .toList();
    }

    private static boolean found(DirectoryPerson person, String text) {
        String words = ' ' + person.displayName();
        for (int blank = 0; blank >= 0; blank = words.indexOf(' ', blank + 1)) {
            if (words.regionMatches(true, blank + 1, text, 0, text.length())) {
                return true;
            }
        }
        return person.loginName().filter(login -> begins(login, text)).isPresent()
                || person.mail().filter(mail -> begins(mail, text)).isPresent();
    }

    private static boolean begins(String whole, String text) {
        return whole.regionMatches(true, 0, text, 0, text.length());
    }

    @Override
    public Optional<DirectoryGroup> find(TenantId tenant, GroupId group) {
        return in(tenant).graph().find(group);
    }

    @Override
    public List<DirectoryGroup> named(TenantId tenant, String name, int limit) {
        return in(tenant).graph().groups().stream()
                .filter(group -> group.name().equalsIgnoreCase(name))
                .limit(limit)
                .toList();
    }

    @Override
    public Set<GroupId> groupsOf(TenantId tenant, UserId user) {
        MemoryTenant known = in(tenant);
        return known.find(user).isPresent() ? known.graph().groupsOf(user) : Set.of();
    }

    @Override
    public List<UserId> members(TenantId tenant, GroupId group, Optional<UserId> after, int limit) {
        MemoryTenant known = in(tenant);
        List<UserId> members = known.graph().members(group);
        Set<UserId> there = known.existing(members);
        return members.stream()
                .filter(user ->
                        there.contains(user) && (after.isEmpty() || GroupGraph.ORDER.compare(user, after.get()) > 0))
                .limit(limit)
                .toList();
    }

    @Override
    public DirectorySnapshot snapshot(TenantId tenant) {
        return in(tenant).snapshot();
    }

    @Override
    public DirectoryChanges changesSince(TenantId tenant, DirectoryMark mark) {
        return in(tenant).changesSince(mark);
    }
}
