// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.directory;

import io.hausfunk.messaging.directory.DirectoryChanges;
import io.hausfunk.messaging.directory.DirectoryFeed;
import io.hausfunk.messaging.directory.DirectoryGroup;
import io.hausfunk.messaging.directory.DirectoryMark;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.DirectorySnapshot;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A copy of a directory, as the engine keeps one: read whole, then followed by changes, and read anew when it is told so. */
final class Copy {
    private final DirectoryFeed feed;
    private final TenantId tenant;
    private final Map<UserId, DirectoryPerson> people = new HashMap<>();
    private final Map<GroupId, DirectoryGroup> groups = new HashMap<>();
    private DirectoryMark mark = new DirectoryMark("");

    Copy(DirectoryFeed feed, TenantId tenant) {
        this.feed = feed;
        this.tenant = tenant;
        readAnew();
    }

    /** Catches up with the directory. */
    void follow() {
        DirectoryChanges changes = feed.changesSince(tenant, mark);
        if (changes instanceof DirectoryChanges.Changed changed) {
            take(changed);
        } else {
            readAnew();
        }
    }

    DirectoryMark mark() {
        return mark;
    }

    Optional<DirectoryPerson> find(UserId user) {
        return Optional.ofNullable(people.get(user));
    }

    Optional<DirectoryGroup> find(GroupId group) {
        return Optional.ofNullable(groups.get(group));
    }

    private void readAnew() {
        DirectorySnapshot snapshot = feed.snapshot(tenant);
        people.clear();
        groups.clear();
        snapshot.people().forEach(person -> people.put(person.user(), person));
        snapshot.groups().forEach(group -> groups.put(group.id(), group));
        mark = snapshot.mark();
    }

    private void take(DirectoryChanges.Changed changed) {
        changed.people().forEach(person -> people.put(person.user(), person));
        changed.groups().forEach(group -> groups.put(group.id(), group));
        people.keySet().removeAll(changed.goneUsers());
        groups.keySet().removeAll(changed.goneGroups());
        mark = changed.next();
    }
}
