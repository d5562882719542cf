// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import org.jspecify.annotations.Nullable;

/** Finds conversations with new entries, cheaply, for a node that heard of nothing. */
public interface ChangeStore {
    /**
     * The conversations of all tenants to which entries were appended since a mark, created ones included. Every append that was not visible when the mark was
     * made, and is visible now, is reported, also when it began before the mark; some may be reported twice.
     *
     * @param mark where an earlier call ended, or null to get a mark for now and no conversations
     * @param limit 1 to 1000 conversations
     */
    Changes changedSince(@Nullable ChangeMark mark, int limit);
}
