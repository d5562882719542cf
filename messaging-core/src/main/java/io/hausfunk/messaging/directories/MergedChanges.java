// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.directories;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Merges the changes of several directories. A part's change counts only if no earlier part has the key; a key removed from one part may
 * exist in a later one.
 */
final class MergedChanges<K, V> {
    private final List<Function<K, Optional<V>>> parts;
    private final Map<K, V> changed = new LinkedHashMap<>();
    private final Set<K> gone = new HashSet<>();

    /** Looks keys up in these parts, in this order. */
    MergedChanges(List<Function<K, Optional<V>>> parts) {
        this.parts = parts;
    }

    void changed(int at, K key, V value) {
        if (find(0, at, key).isEmpty()) {
            changed.put(key, value);
            gone.remove(key);
        }
    }

    void gone(int at, K key) {
        if (find(0, at, key).isPresent()) {
            return;
        }
        Optional<V> next = find(at + 1, parts.size(), key);
        if (next.isPresent()) {
            changed.put(key, next.get());
            gone.remove(key);
        } else {
            changed.remove(key);
            gone.add(key);
        }
    }

    List<V> changed() {
        return List.copyOf(changed.values());
    }

    Set<K> gone() {
        return Set.copyOf(gone);
    }

    private Optional<V> find(int from, int to, K key) {
        return parts.subList(from, to).stream()
                .flatMap(part -> part.apply(key).stream())
                .findFirst();
    }
}
