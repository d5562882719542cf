// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

/**
 * Proves that the engine decided who takes part. The engine gives one to every entry that changes participants; nobody else can
 * make what it makes, and rows without it grant nobody anything.
 */
@FunctionalInterface
public interface RosterProver {
    /**
     * The proofs that belong to an entry. The store calls this in the commit that appends the entry, under the lock that gives it
     * its number. It computes for some microseconds, asks nobody, and may be called again if the store starts over.
     *
     * @param sequence the number that the entry gets
     * @param described what the conversation said of itself before the entry
     */
    RosterProof prove(long sequence, SealedProfile described);
}
