// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import io.hausfunk.messaging.model.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What belongs to one person alone: drafts, settings, how far their devices have come. Records of different keys know nothing of each other. */
public interface PersonalStore {
    /**
     * The records that exist of those asked for, in no order.
     *
     * @param keys up to 1000 keys, also none
     */
    List<PersonalRecord> find(Collection<PersonalKey> keys);

    /**
     * The records of one kind that a person has, by name in any fixed order of the store's own, by pages.
     *
     * @param after the name of the last one of the page before, or null for the first page
     * @param limit 1 to 1000; a shorter page is the last one
     */
    List<PersonalRecord> list(TenantId tenant, PersonKey person, PersonalKind kind, @Nullable UUID after, int limit);

    /**
     * Stores a record: the first version if there is none, a later one if the version before it is stored.
     *
     * @return false, with nothing written, if another version than {@code next.version() - 1} is stored, or one at all where the first
     *     is given
     */
    boolean put(PersonalRecord next);

    /**
     * Removes records for good, whatever their version.
     *
     * @param keys up to 1000 keys, also none
     * @return how many there were
     */
    int delete(Collection<PersonalKey> keys);

    /**
     * Removes records of one kind, of all tenants, that were written before a time; those that were written first go first.
     *
     * @param limit 1 to 1000: the most that this call removes
     * @return how many it removed; fewer than the limit if there are no more
     */
    int deleteOlder(PersonalKind kind, Instant before, int limit);
}
