// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import com.google.crypto.tink.Aead;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.KeyRow;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keys that seal what one person says in one conversation. The rows of conversation and person are always read together
 * with the data row: no key is opened or made under a row that was deleted meanwhile.
 */
final class DataKeys {
    private final StoredKeys rows;
    private final KeyCache cache;
    private final OwnerKeys owners;

    DataKeys(StoredKeys rows, KeyCache cache, OwnerKeys owners) {
        this.rows = rows;
        this.cache = cache;
        this.owners = owners;
    }

    /** What is in memory and may be used. Asks at most the key service, if the tenant's time is up. */
    @Nullable
    CachedKey cached(KeyRef ref) {
        CachedKey key = cache.get(ref);
        if (key != null && !key.root().warm()) {
            key.root().keys();
        }
        return key;
    }

    /** For opening: from memory or the store; fails if it cannot be had. */
    CachedKey get(KeyRef ref) {
        CachedKey key = cached(ref);
        if (key == null && !cache.isMissing(ref)) {
            key = read(Set.of(ref)).get(ref);
        }
        if (key == null) {
            throw KeyErrors.unreadable();
        }
        return key;
    }

    /** From the store, whatever is in memory, in one question for all. Those that cannot be had are left out. */
    Map<KeyRef, CachedKey> read(Collection<KeyRef> refs) {
        long mark = cache.mark();
        Set<KeyRef> wanted = new LinkedHashSet<>();
        for (KeyRef ref : refs) {
            wanted.addAll(withOwners(ref));
        }
        Map<KeyRef, KeyRow> found = rows.find(wanted);
        Map<KeyRef, CachedKey> opened = new HashMap<>();
        for (KeyRef ref : refs) {
            CachedKey key = open(ref, found, opened);
            if (key == null) {
                cache.drop(ref);
                cache.missing(ref);
            } else {
                opened.put(ref, key);
            }
        }
        cache.put(opened, mark);
        return opened;
    }

    static List<KeyRef> withOwners(KeyRef data) {
        return List.of(data, conversation(data), person(data));
    }

    static KeyRef conversation(KeyRef data) {
        return KeyRef.conversation(new ConversationRef(data.tenant(), Objects.requireNonNull(data.conversation())));
    }

    static KeyRef person(KeyRef data) {
        return KeyRef.person(data.tenant(), Objects.requireNonNull(data.person()));
    }

    /** What wraps this data key, or null if one of the two is gone or does not open. */
    @Nullable
    Aead wrapping(KeyRef data, Map<KeyRef, KeyRow> found, Map<KeyRef, CachedKey> opened) {
        CachedKey conversation = owner(conversation(data), found, opened);
        CachedKey person = owner(person(data), found, opened);
        return conversation == null || person == null ? null : new NestedAead(person.aead(), conversation.aead());
    }

    CachedKey open(KeyRow row, Aead wrapping) throws GeneralSecurityException {
        KeysetAead aead = new KeysetAead(Keysets.unwrap(row.wrapped(), wrapping, row.ref()));
        return new CachedKey(aead, row.wrapped(), cache.root(row.ref().tenant()), null);
    }

    private @Nullable CachedKey open(KeyRef ref, Map<KeyRef, KeyRow> found, Map<KeyRef, CachedKey> opened) {
        KeyRow row = found.get(ref);
        Aead wrapping = row == null ? null : wrapping(ref, found, opened);
        if (row == null || wrapping == null) {
            return null;
        }
        try {
            return open(row, wrapping);
        } catch (UnknownKey newer) {
            return openAgain(ref);
        } catch (GeneralSecurityException failed) {
            return null;
        }
    }

    /** For a row that was read a moment after those above it, when somebody rotated in between. */
    private @Nullable CachedKey openAgain(KeyRef ref) {
        Map<KeyRef, KeyRow> found = rows.find(withOwners(ref));
        KeyRow row = found.get(ref);
        Aead wrapping = wrapping(ref, found, new HashMap<>());
        if (row == null || wrapping == null) {
            return null;
        }
        try {
            return open(row, wrapping);
        } catch (GeneralSecurityException failed) {
            return null;
        }
    }

    private @Nullable CachedKey owner(KeyRef ref, Map<KeyRef, KeyRow> found, Map<KeyRef, CachedKey> opened) {
        CachedKey before = opened.get(ref);
        KeyRow row = found.get(ref);
        if (row == null) {
            cache.drop(ref);
            return null;
        }
        if (before != null) {
            return before;
        }
        CachedKey key = owners.open(row);
        if (key != null) {
            opened.put(ref, key);
        }
        return key;
    }

    @Override
    public String toString() {
        return "DataKeys";
    }
}
