// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.outbox;

import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.SealedBytes;
import java.util.Objects;
import java.util.UUID;

/**
 * A message that is sent once the transaction that wrote it is committed.
 *
 * @param conversation where it is sent; messages of one conversation keep the order of their commits
 * @param author the pseudonym of whoever says it
 * @param name a pseudonym of the author's idempotency key; may occur twice, where a host repeated a transaction
 * @param payload what it says, sealed; up to 1 MiB
 */
public record OutboxMessage(ConversationRef conversation, PersonKey author, UUID name, SealedBytes payload) {
    /** Refuses null. */
    public OutboxMessage {
        Objects.requireNonNull(conversation, "conversation");
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(payload, "payload");
    }
}
