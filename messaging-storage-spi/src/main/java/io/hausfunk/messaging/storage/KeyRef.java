// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which key. Conversation keys name a conversation, person keys a person, data keys both, the others neither; what keys of an
 * unknown kind name is not known.
 *
 * @param tenant whose
 * @param kind what for
 * @param conversation of which conversation, or null
 * @param person of whom, or null
 */
public record KeyRef(
        TenantId tenant,
        KeyKind kind,
        @Nullable ConversationId conversation,
        @Nullable PersonKey person) {
    /** Refuses a combination other than the ones above with {@link IllegalArgumentException}. */
    public KeyRef {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(kind, "kind");
        boolean data = kind.equals(KeyKind.DATA);
        boolean ofConversation = data || kind.equals(KeyKind.CONVERSATION);
        boolean ofPerson = data || kind.equals(KeyKind.PERSON);
        if (kind.known() && (ofConversation != (conversation != null) || ofPerson != (person != null))) {
            throw new IllegalArgumentException("a " + kind + " key names other owners");
        }
    }

    /** The key of the installation. It belongs to no tenant; the name in the tenant's place means nothing. */
    public static KeyRef cluster() {
        return new KeyRef(new TenantId("hausfunk"), KeyKind.CLUSTER, null, null);
    }

    /** The key of a tenant. */
    public static KeyRef tenant(TenantId tenant) {
        return new KeyRef(tenant, KeyKind.TENANT, null, null);
    }

    /** The key of a tenant's pseudonyms. */
    public static KeyRef index(TenantId tenant) {
        return new KeyRef(tenant, KeyKind.INDEX, null, null);
    }

    /** The key of a conversation. */
    public static KeyRef conversation(ConversationRef ref) {
        return new KeyRef(ref.tenant(), KeyKind.CONVERSATION, ref.conversation(), null);
    }

    /** The key of a person. */
    public static KeyRef person(TenantId tenant, PersonKey person) {
        return new KeyRef(tenant, KeyKind.PERSON, null, person);
    }

    /** The key that seals what a person says in a conversation. */
    public static KeyRef data(ConversationRef ref, PersonKey person) {
        return new KeyRef(ref.tenant(), KeyKind.DATA, ref.conversation(), person);
    }
}
