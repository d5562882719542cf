// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.ContentFingerprint;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.SealedBytes;
import java.security.SecureRandom;
import java.util.UUID;

/** Ids that nobody used before, so that checks never meet in the data. */
final class FreshIds {
    private static final SecureRandom RANDOM = new SecureRandom();

    private FreshIds() {}

    static TenantId tenant() {
        return new TenantId("tenant-" + UUID.randomUUID());
    }

    static ConversationRef conversation(TenantId tenant) {
        return new ConversationRef(tenant, new ConversationId(UUID.randomUUID()));
    }

    static ConversationRef sameIdIn(TenantId tenant, ConversationRef ref) {
        return new ConversationRef(tenant, ref.conversation());
    }

    static PersonKey person() {
        return new PersonKey(UUID.randomUUID());
    }

    static EntryName name() {
        return new EntryName(UUID.randomUUID());
    }

    static ContentFingerprint fingerprint() {
        return new ContentFingerprint(UUID.randomUUID());
    }

    static SealedBytes bytes(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return SealedBytes.copyOf(bytes);
    }
}
