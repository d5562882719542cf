// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.directories.memory;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The revision at which each key was last changed or removed. Not thread-safe. */
final class Revisions<K> {
    private final Map<K, Long> changed = new HashMap<>();
    private final Map<K, Long> gone = new HashMap<>();

    void changed(K key, long revision) {
        gone.remove(key);
        changed.put(key, revision);
    }

    void gone(K key, long revision) {
        changed.remove(key);
        gone.put(key, revision);
    }

    /** The existing keys that were added or changed after a revision. */
    Set<K> changedAfter(long revision) {
        return after(changed, revision);
    }

    /** The keys that were removed after a revision and not added again. */
    Set<K> goneAfter(long revision) {
        return after(gone, revision);
    }

    private static <K> Set<K> after(Map<K, Long> revisions, long revision) {
        return revisions.entrySet().stream()
                .filter(entry -> entry.getValue() > revision)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
