// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import java.util.Comparator;
import java.util.Objects;

/**
 * A conversation of a tenant, the key under which everything else hangs. Its order is the one in which stores take locks.
 *
 * @param tenant the tenant
 * @param conversation the conversation within it
 */
public record ConversationRef(TenantId tenant, ConversationId conversation) implements Comparable<ConversationRef> {
    private static final Comparator<ConversationRef> ORDER =
            Comparator.comparing(ConversationRef::tenant).thenComparing(ConversationRef::conversation);

    /** Refuses null. */
    public ConversationRef {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(conversation, "conversation");
    }

    @Override
    public int compareTo(ConversationRef other) {
        return ORDER.compare(this, other);
    }
}
