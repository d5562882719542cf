// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.KeyRow;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys of persons, and who they are. Fails as {@link EntrySealer}. */
public final class PersonKeys {
    private final StoredKeys rows;
    private final KeyCache cache;
    private final OwnerKeys owners;

    PersonKeys(StoredKeys rows, KeyCache cache, OwnerKeys owners) {
        this.rows = rows;
        this.cache = cache;
        this.owners = owners;
    }

    /**
     * Makes sure that these persons have keys, with their user ids sealed beside them. Those in memory are not looked at
     * again. Racing nodes agree on one key. Also the way back for a person who was erased: with a new key, which opens
     * nothing from before.
     *
     * @param userIds the persons as {@link Pseudonyms#person} names them
     */
    public void remember(TenantId tenant, Map<PersonKey, String> userIds) {
        Map<KeyRef, String> unknown = new LinkedHashMap<>();
        userIds.forEach((person, userId) -> {
            KeyRef ref = KeyRef.person(tenant, person);
            if (cache.get(ref) == null) {
                unknown.put(ref, userId);
            }
        });
        if (unknown.isEmpty()) {
            return;
        }
        long mark = cache.mark();
        Map<KeyRef, KeyRow> found = rows.find(unknown.keySet());
        List<KeyRow> created = new ArrayList<>();
        unknown.forEach((ref, userId) -> {
            if (!found.containsKey(ref)) {
                created.add(owners.newRow(ref, userId));
            }
        });
        List<KeyRow> stored = new ArrayList<>(found.values());
        stored.addAll(rows.putIfAbsent(created));
        Map<KeyRef, CachedKey> opened = open(stored);
        cache.put(opened, mark);
        if (opened.size() < unknown.size()) {
            throw KeyErrors.unreadable();
        }
    }

    /**
     * Who these persons are, an answer for each: empty for a person whose key was deleted, or whose row does not open.
     */
    public Map<PersonKey, Optional<String>> identify(TenantId tenant, Collection<PersonKey> people) {
        Map<PersonKey, Optional<String>> answer = new LinkedHashMap<>();
        Map<KeyRef, PersonKey> unknown = new LinkedHashMap<>();
        for (PersonKey person : people) {
            KeyRef ref = KeyRef.person(tenant, person);
            CachedKey key = cache.get(ref);
            if (key == null && !cache.isMissing(ref)) {
                unknown.put(ref, person);
            } else if (key != null) {
                key.root().keys();
            }
            answer.put(person, userId(key));
        }
        if (!unknown.isEmpty()) {
            long mark = cache.mark();
            Map<KeyRef, CachedKey> opened = open(rows.find(unknown.keySet()).values());
            cache.put(opened, mark);
            unknown.forEach((ref, person) -> {
                CachedKey key = opened.get(ref);
                answer.put(person, userId(key));
                if (key == null) {
                    cache.missing(ref);
                }
            });
        }
        return answer;
    }

    private Map<KeyRef, CachedKey> open(Collection<KeyRow> found) {
        Map<KeyRef, CachedKey> opened = new HashMap<>();
        for (KeyRow row : found) {
            CachedKey key = owners.open(row);
            if (key != null) {
                opened.put(row.ref(), key);
            }
        }
        return opened;
    }

    private static Optional<String> userId(@Nullable CachedKey key) {
        return key == null ? Optional.empty() : Optional.ofNullable(key.userId());
    }

    @Override
    public String toString() {
        return "People";
    }
}
