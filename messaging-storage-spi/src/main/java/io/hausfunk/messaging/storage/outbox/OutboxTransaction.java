// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.outbox;

/** A transaction of the host's that is under way. Used by one thread. */
@FunctionalInterface
public interface OutboxTransaction {
    /**
     * Writes a message into the transaction, which stays open: the message exists if, and only if, the host commits.
     *
     * @throws io.hausfunk.messaging.error.StorageException if it was not written; whether the transaction can go on is the database's matter
     */
    void write(OutboxMessage message);
}
