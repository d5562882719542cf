// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.directory;

import io.hausfunk.messaging.directory.GroupId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Maps each person or group to the groups that list it directly. Copies the sets of the original map before it changes them. */
final class GroupIndex<K> {
    private final Map<K, Set<GroupId>> index;
    private final Set<K> own = new HashSet<>();

    GroupIndex(Map<K, Set<GroupId>> before) {
        index = new HashMap<>(before);
    }

    void change(GroupId group, Set<K> before, Set<K> after) {
        for (K key : before) {
            if (!after.contains(key)) {
                remove(key, group);
            }
        }
        for (K key : after) {
            if (!before.contains(key)) {
                own(key).add(group);
            }
        }
    }

    /** The result. Nothing may be changed afterwards. */
    Map<K, Set<GroupId>> done() {
        return index;
    }

    private void remove(K key, GroupId group) {
        Set<GroupId> groups = own(key);
        groups.remove(group);
        if (groups.isEmpty()) {
            index.remove(key);
            own.remove(key);
        }
    }

    private Set<GroupId> own(K key) {
        Set<GroupId> groups = index.getOrDefault(key, Set.of());
        if (!own.add(key)) {
            return groups;
        }
        Set<GroupId> copy = new HashSet<>(groups);
        index.put(key, copy);
        return copy;
    }
}
