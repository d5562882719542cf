// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.KeyKind;
import io.hausfunk.messaging.storage.KeyRef;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Opened keys on this node, bounded in number and in time. Also remembers for a moment which keys cannot be had. */
final class KeyCache {
    /** Shorter than the time within which a node that hears nothing must come to agree with the others. */
    private static final Duration MISSING_FOR = Duration.ofSeconds(3);

    private final Cache<TenantId, TenantRoot> roots;
    private final Cache<KeyRef, CachedKey> keys;
    private final Cache<KeyRef, Boolean> missing;
    private final AtomicLong evictions = new AtomicLong();
    private final TenantRows source;
    private final KeyringSettings settings;

    KeyCache(TenantRows source, KeyringSettings settings) {
        this.source = source;
        this.settings = settings;
        roots = bounded(settings).build();
        keys = bounded(settings).expireAfterWrite(settings.timeToLive()).build();
        missing = bounded(settings).expireAfterWrite(MISSING_FOR).build();
    }

    /** Maintenance on the calling thread: the common pool is the host's. */
    private static Caffeine<Object, Object> bounded(KeyringSettings settings) {
        return Caffeine.newBuilder()
                .maximumSize(settings.maxCachedKeys())
                .ticker(settings.ticker())
                .executor(Runnable::run);
    }

    /** The tenant's keys; reads nothing yet. */
    TenantRoot root(TenantId tenant) {
        TenantRoot root = roots.getIfPresent(tenant);
        return root != null ? root : roots.get(tenant, t -> new TenantRoot(t, source, settings));
    }

    /** Whether the tenant has keys. Makes none, and keeps nothing of a tenant that has none. */
    boolean exists(TenantId tenant) {
        TenantRoot root = roots.getIfPresent(tenant);
        return (root != null && root.warm()) || source.tenantRow(tenant) != null;
    }

    @Nullable
    CachedKey get(KeyRef ref) {
        return keys.getIfPresent(ref);
    }

    boolean isMissing(KeyRef ref) {
        return missing.getIfPresent(ref) != null;
    }

    void missing(KeyRef ref) {
        missing.put(ref, Boolean.TRUE);
    }

    /** To be taken before rows are read, and given back with what was made of them. */
    long mark() {
        return evictions.get();
    }

    /** Keeps keys, unless something was evicted since the mark: they may have been read before their row was deleted. */
    void put(Map<KeyRef, CachedKey> opened, long mark) {
        opened.forEach((ref, key) -> {
            keys.put(ref, key);
            missing.invalidate(ref);
        });
        if (evictions.get() != mark) {
            opened.keySet().forEach(keys::invalidate);
        }
    }

    /** Has this one key read again at its next use. */
    void drop(KeyRef ref) {
        keys.invalidate(ref);
        missing.invalidate(ref);
    }

    /** Forgets this key and every key that needs it. */
    void evict(KeyRef gone) {
        evictions.incrementAndGet();
        missing.invalidate(gone);
        if (gone.kind().equals(KeyKind.DATA)) {
            keys.invalidate(gone);
        } else {
            keys.asMap().keySet().removeIf(ref -> needs(ref, gone));
        }
        if (gone.kind().equals(KeyKind.TENANT) || gone.kind().equals(KeyKind.INDEX)) {
            roots.invalidate(gone.tenant());
        }
    }

    /** Forgets everything, since the store's history changed: rows that keys came from may be gone. */
    void forget() {
        evictions.incrementAndGet();
        keys.invalidateAll();
        missing.invalidateAll();
        roots.invalidateAll();
    }

    private static boolean needs(KeyRef ref, KeyRef gone) {
        if (!ref.tenant().equals(gone.tenant())) {
            return false;
        }
        if (gone.kind().equals(KeyKind.CLUSTER)) {
            return ref.equals(gone);
        }
        if (ref.kind().equals(KeyKind.CLUSTER)) {
            return false;
        }
        // A tenant's keys name neither, and what a key of an unknown kind wraps is not known.
        return !gone.kind().known()
                || ((gone.conversation() == null || gone.conversation().equals(ref.conversation()))
                        && (gone.person() == null || gone.person().equals(ref.person())));
    }

    @Override
    public String toString() {
        return "KeyCache";
    }
}
