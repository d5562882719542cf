// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.directories;

import io.hausfunk.messaging.directory.DirectoryGroup;
import io.hausfunk.messaging.directory.DirectoryGroups;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The groups of several directories. The first one that knows a group decides about it and its members. */
final class FirstOfGroups implements DirectoryGroups {
    private static final int MAX_NAMED = 100;

    private final List<DirectoryGroups> parts;

    FirstOfGroups(List<DirectoryGroups> parts) {
        this.parts = List.copyOf(parts);
    }

    @Override
    public Optional<DirectoryGroup> find(TenantId tenant, GroupId group) {
        for (DirectoryGroups part : parts) {
            Optional<DirectoryGroup> found = part.find(tenant, group);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private boolean isKnownBefore(int end, TenantId tenant, GroupId group) {
        return parts.subList(0, end).stream()
                .anyMatch(part -> part.find(tenant, group).isPresent());
    }

    @Override
    public List<DirectoryGroup> named(TenantId tenant, String name, int limit) {
        List<DirectoryGroup> found = new ArrayList<>();
        for (int at = 0; at < parts.size() && found.size() < limit; at++) {
            int most = at == 0 ? limit : MAX_NAMED;
            for (DirectoryGroup group : parts.get(at).named(tenant, name, most)) {
                if (found.size() < limit && !isKnownBefore(at, tenant, group.id())) {
                    found.add(group);
                }
            }
        }
        return found;
    }

    @Override
    public Set<GroupId> groupsOf(TenantId tenant, UserId user) {
        Set<GroupId> found = new HashSet<>();
        for (int at = 0; at < parts.size(); at++) {
            for (GroupId group : parts.get(at).groupsOf(tenant, user)) {
                if (!isKnownBefore(at, tenant, group)) {
                    found.add(group);
                }
            }
        }
        return found;
    }

    @Override
    public List<UserId> members(TenantId tenant, GroupId group, Optional<UserId> after, int limit) {
        for (DirectoryGroups part : parts) {
            if (part.find(tenant, group).isPresent()) {
                return part.members(tenant, group, after, limit);
            }
        }
        return List.of();
    }
}
