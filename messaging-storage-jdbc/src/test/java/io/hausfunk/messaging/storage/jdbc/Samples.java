// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.jdbc;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.ContentFingerprint;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryKind;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.NewConversation;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.ParticipantChange;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.SealedProfile;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Conversations and messages to store, with random names and bytes. */
final class Samples {
    static final TenantId TENANT = new TenantId("acme");
    static final PersonKey ANNA = new PersonKey(UUID.fromString("00000000-0000-4000-8000-00000000a44a"));
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final int USUAL_ENVELOPE = 400;

    private Samples() {}

    /** A new conversation in which Anna takes part, with one entry. */
    static ConversationRef conversation(MessagingStorage store) {
        ConversationRef ref = new ConversationRef(TENANT, new ConversationId(UUID.randomUUID()));
        SealedProfile profile = new SealedProfile(new EntryName(UUID.randomUUID()), bytes(100));
        store.conversations()
                .create(
                        NewConversation.of(ref, ConversationKind.GROUP)
                                .history(HistoryPolicy.ALL)
                                .createdAt(AT)
                                .profile(profile)
                                .build(),
                        entry(
                                ref,
                                EntryKind.MEMBERSHIP,
                                UUID.randomUUID(),
                                List.of(new ParticipantChange.Joins(ANNA, Role.OWNER))));
        return ref;
    }

    static NewEntry message(ConversationRef ref) {
        return message(ref, UUID.randomUUID());
    }

    /** A message whose content follows from its name. */
    static NewEntry message(ConversationRef ref, UUID name) {
        return entry(ref, EntryKind.MESSAGE, name, List.of());
    }

    private static NewEntry entry(ConversationRef ref, EntryKind kind, UUID name, List<ParticipantChange> changes) {
        ContentFingerprint fingerprint =
                new ContentFingerprint(new UUID(name.getLeastSignificantBits(), name.getMostSignificantBits()));
        return NewEntry.of(ref, new EntryName(name), kind)
                .author(ANNA)
                .fingerprint(fingerprint)
                .at(AT)
                .envelope(bytes(USUAL_ENVELOPE))
                .countsAsUnread(kind.equals(EntryKind.MESSAGE))
                .expectedMembership(1)
                .effects(changes)
                .build();
    }

    private static SealedBytes bytes(int length) {
        byte[] bytes = new byte[length];
        ThreadLocalRandom.current().nextBytes(bytes);
        return SealedBytes.copyOf(bytes);
    }
}
