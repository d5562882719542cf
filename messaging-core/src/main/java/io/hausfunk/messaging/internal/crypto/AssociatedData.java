// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.BlobRef;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.KeyKind;
import io.hausfunk.messaging.storage.KeyRef;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.PersonalKey;
import java.util.Map;
import java.util.Objects;

/** What each ciphertext is bound to. Nothing that a store assigns is in here. */
final class AssociatedData {
    private static final int ENTRY_SCHEMA = 1;
    private static final int FIRST_REVISION = 0;
    private static final byte[] BODY = {'b', 'o', 'd', 'y'};

    private static final Map<KeyKind, Purpose> PURPOSES = Map.of(
            KeyKind.TENANT, Purpose.TENANT,
            KeyKind.INDEX, Purpose.INDEX,
            KeyKind.CONVERSATION, Purpose.CONVERSATION,
            KeyKind.PERSON, Purpose.PERSON,
            KeyKind.DATA, Purpose.DATA,
            KeyKind.CLUSTER, Purpose.CLUSTER);

    private AssociatedData() {}

    /** A wrapped key: what for and whose. */
    static byte[] key(KeyRef ref) {
        ConversationId conversation = ref.conversation();
        PersonKey person = ref.person();
        int owners = (conversation == null ? 0 : 1) + (person == null ? 0 : 1);
        FieldEncoder fields = FieldEncoder.of(purpose(ref), ref.tenant(), owners, 0, 0);
        if (conversation != null) {
            fields.uuid(conversation.value());
        }
        if (person != null) {
            fields.uuid(person.value());
        }
        return fields.toByteArray();
    }

    /** An entry's body. */
    static byte[] entry(ConversationRef conversation, EntryName name, PersonKey author) {
        return FieldEncoder.of(Purpose.ENTRY, conversation.tenant(), 3, 3, 2 * Integer.BYTES + BODY.length)
                .number(ENTRY_SCHEMA)
                .uuid(conversation.conversation().value())
                .uuid(name.value())
                .uuid(author.value())
                .number(FIRST_REVISION)
                .bytes(BODY)
                .toByteArray();
    }

    /** A file's bytes, its key, or what is said of it. */
    static byte[] blob(Purpose purpose, BlobRef blob, PersonKey author) {
        return FieldEncoder.of(purpose, blob.conversation().tenant(), 3, 0, 0)
                .uuid(blob.conversation().conversation().value())
                .uuid(blob.blob().value())
                .uuid(author.value())
                .toByteArray();
    }

    /** A conversation's profile. */
    static byte[] profile(ConversationRef conversation, EntryName setBy) {
        return FieldEncoder.of(Purpose.PROFILE, conversation.tenant(), 2, 0, 0)
                .uuid(conversation.conversation().value())
                .uuid(setBy.value())
                .toByteArray();
    }

    /** What the engine states about a conversation. */
    static byte[] proof(ConversationRef conversation, byte[] statement) {
        return FieldEncoder.of(Purpose.PROOF, conversation.tenant(), 1, 1, statement.length)
                .uuid(conversation.conversation().value())
                .bytes(statement)
                .toByteArray();
    }

    /** The user id beside a person's key. */
    static byte[] label(TenantId tenant, PersonKey person) {
        return FieldEncoder.of(Purpose.LABEL, tenant, 1, 0, 0)
                .uuid(person.value())
                .toByteArray();
    }

    /** The user id beside a person's key. */
    static byte[] label(KeyRef ref) {
        return label(ref.tenant(), Objects.requireNonNull(ref.person()));
    }

    /** What belongs to one person alone. */
    static byte[] personal(PersonalKey key) {
        return FieldEncoder.of(Purpose.PERSONAL, key.tenant(), 2, 1, Integer.BYTES)
                .uuid(key.person().value())
                .uuid(key.name())
                .number(key.kind().code())
                .toByteArray();
    }

    private static Purpose purpose(KeyRef ref) {
        Purpose purpose = PURPOSES.get(ref.kind());
        if (purpose == null) {
            throw KeyErrors.unreadable();
        }
        return purpose;
    }
}
