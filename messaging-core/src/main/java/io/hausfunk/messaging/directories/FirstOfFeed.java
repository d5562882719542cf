// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.directories;

import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.directory.DirectoryChanges;
import io.hausfunk.messaging.directory.DirectoryFeed;
import io.hausfunk.messaging.directory.DirectoryGroup;
import io.hausfunk.messaging.directory.DirectoryMark;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.DirectorySnapshot;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Merges the feeds of several directories. */
final class FirstOfFeed implements DirectoryFeed {
    private final List<Directory> parts;

    FirstOfFeed(List<Directory> parts) {
        this.parts = parts;
    }

    private static DirectoryFeed feed(Directory part) {
        return part.feed().orElseThrow(() -> new IllegalStateException("a directory no longer has a feed"));
    }

    @Override
    public DirectorySnapshot snapshot(TenantId tenant) {
        Map<UserId, DirectoryPerson> people = new LinkedHashMap<>();
        Map<GroupId, DirectoryGroup> groups = new LinkedHashMap<>();
        List<DirectoryMark> marks = new ArrayList<>();
        for (Directory part : parts) {
            DirectorySnapshot snapshot = feed(part).snapshot(tenant);
            snapshot.people().forEach(person -> people.putIfAbsent(person.user(), person));
            snapshot.groups().forEach(group -> groups.putIfAbsent(group.id(), group));
            marks.add(snapshot.mark());
        }
        return new DirectorySnapshot(
                List.copyOf(people.values()), List.copyOf(groups.values()), CombinedMark.of(marks));
    }

    @Override
    public DirectoryChanges changesSince(TenantId tenant, DirectoryMark mark) {
        Optional<List<DirectoryMark>> marks = CombinedMark.parts(mark, parts.size());
        if (marks.isEmpty()) {
            return new DirectoryChanges.StartOver();
        }
        MergedChanges<UserId, DirectoryPerson> people = new MergedChanges<>(people(tenant));
        MergedChanges<GroupId, DirectoryGroup> groups = new MergedChanges<>(groups(tenant));
        List<DirectoryMark> next = new ArrayList<>();
        for (int at = 0; at < parts.size(); at++) {
            DirectoryChanges changes =
                    feed(parts.get(at)).changesSince(tenant, marks.get().get(at));
            if (!(changes instanceof DirectoryChanges.Changed changed)) {
                return new DirectoryChanges.StartOver();
            }
            int part = at;
            changed.people().forEach(person -> people.changed(part, person.user(), person));
            changed.goneUsers().forEach(user -> people.gone(part, user));
            changed.groups().forEach(group -> groups.changed(part, group.id(), group));
            changed.goneGroups().forEach(group -> groups.gone(part, group));
            next.add(changed.next());
        }
        return DirectoryChanges.Changed.upTo(CombinedMark.of(next))
                .people(people.changed())
                .goneUsers(people.gone())
                .groups(groups.changed())
                .goneGroups(groups.gone());
    }

    private List<Function<UserId, Optional<DirectoryPerson>>> people(TenantId tenant) {
        return parts.stream()
                .<Function<UserId, Optional<DirectoryPerson>>>map(part -> user -> part.find(tenant, user))
                .toList();
    }

    private List<Function<GroupId, Optional<DirectoryGroup>>> groups(TenantId tenant) {
        return parts.stream()
                .<Function<GroupId, Optional<DirectoryGroup>>>map(
                        part -> group -> part.groups().flatMap(groups -> groups.find(tenant, group)))
                .toList();
    }
}
