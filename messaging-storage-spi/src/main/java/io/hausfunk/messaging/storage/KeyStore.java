// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import io.hausfunk.messaging.model.TenantId;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Wrapped keys. Deleting a row makes everything under that key unreadable for good. */
public interface KeyStore {
    /**
     * The rows that exist of those asked for, in no order.
     *
     * @param refs up to 1000 keys, also none
     */
    List<KeyRow> find(Collection<KeyRef> refs);

    /**
     * Stores those rows whose key has no row yet, in one commit; the first to come wins for good.
     *
     * @param rows up to 1000 rows of version 1, each key once ({@link IllegalArgumentException})
     * @return for each row, in the same order, the one that is stored now: the given one or the earlier one
     */
    List<KeyRow> putIfAbsent(List<KeyRow> rows);

    /**
     * Replaces a row if it still has the version before this one.
     *
     * @return false, with nothing written, if the row is gone or has another version than {@code next.version() - 1}
     */
    boolean replace(KeyRow next);

    /**
     * Removes a row for good.
     *
     * @return whether there was one
     */
    boolean delete(KeyRef ref);

    /**
     * Rows of one kind by pages, in a fixed order of the store's own, so that a page of later rows can be asked for while
     * rows are replaced.
     *
     * @param kind which kind
     * @param tenant of which tenant, or null for all
     * @param after the last row of the page before, or null for the first page
     * @param limit 1 to 1000; a shorter page is the last one
     */
    List<KeyRow> list(KeyKind kind, @Nullable TenantId tenant, @Nullable KeyRef after, int limit);

    /**
     * Whether anything is stored that a tenant's own keys protect: a conversation, an entry, a task, or a key of another kind
     * than {@code TENANT} and {@code INDEX}. New keys for this tenant would make it unreadable.
     *
     * @param tenant which tenant; null asks whether there is any of these for any tenant, or any key but that of the installation
     */
    boolean protects(@Nullable TenantId tenant);
}
