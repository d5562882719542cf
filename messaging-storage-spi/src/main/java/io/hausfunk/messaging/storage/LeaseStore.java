// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Leases: who may do something alone, for how long, by the store's own clock, so that the clocks of nodes do not matter.
 *
 * <p>A lease that would last for more than twice its time from now was given by a clock that was ahead and was set right since: it
 * is not held.
 *
 * <p>A holder that was frozen does not know that its lease ran out. What it writes must therefore name the lease, as {@link
 * EntryStore#appendUnder} does, and the store refuses it.
 *
 * <p>Leases belong to the installation, not to a tenant. Names, prefixes, notes and times other than stated are refused with
 * {@link IllegalArgumentException}, with nothing written.
 */
public interface LeaseStore {
    /**
     * Takes a lease if nobody else holds it. Whoever holds it already keeps it, with the same token, for the new time from
     * now; so a repetition after an unknown outcome is harmless.
     *
     * @param name see {@link Lease#name()}
     * @param holder an id that nobody else uses
     * @param note see {@link Lease#note()}; replaces the earlier one
     * @param time 1 second to 1 hour, from now on
     * @return the lease, or empty if somebody else holds it
     */
    Optional<Lease> acquire(String name, UUID holder, String note, Duration time);

    /**
     * Prolongs a lease that is still held.
     *
     * @param lease as it was acquired; its note is stored
     * @param time 1 second to 1 hour, from now on
     * @return false, with nothing written, if it ran out, was released or is held by somebody else
     */
    boolean renew(Lease lease, Duration time);

    /** Gives a lease back, so that others need not wait. Harmless if it is not held any more. */
    void release(Lease lease);

    /**
     * The leases that are held now and whose names begin with a prefix, letter for letter; in the order of their names'
     * character codes.
     *
     * @param prefix 1 to 128 characters of those that names have
     * @param limit 1 to 1000
     */
    List<Lease> held(String prefix, int limit);
}
