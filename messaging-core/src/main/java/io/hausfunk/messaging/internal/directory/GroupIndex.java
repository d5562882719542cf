// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.directory;

import io.hausfunk.messaging.directory.GroupId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which groups name something directly, while that changes. Sets of the map it began with are copied before they change. */
final class Listings<K> {
    private final Map<K, Set<GroupId>> listings;
    private final Set<K> own = new HashSet<>();

    Listings(Map<K, Set<GroupId>> before) {
        listings = new HashMap<>(before);
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

    /** The map as it is now; nothing may be changed afterwards. */
    Map<K, Set<GroupId>> done() {
        return listings;
    }

    private void remove(K key, GroupId group) {
        Set<GroupId> groups = own(key);
        groups.remove(group);
        if (groups.isEmpty()) {
            listings.remove(key);
            own.remove(key);
        }
    }

    private Set<GroupId> own(K key) {
        Set<GroupId> groups = listings.getOrDefault(key, Set.of());
        if (!own.add(key)) {
            return groups;
        }
        Set<GroupId> copy = new HashSet<>(groups);
        listings.put(key, copy);
        return copy;
    }
}
