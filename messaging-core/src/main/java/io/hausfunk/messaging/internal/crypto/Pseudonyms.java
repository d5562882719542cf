// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.crypto;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.BlobName;
import io.hausfunk.messaging.storage.ChoiceToken;
import io.hausfunk.messaging.storage.ContentFingerprint;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.PersonKey;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.UUID;

/**
 * Names that a store may see: the first 128 bits of HMAC-SHA-256 under the tenant's index key over purpose, tenant and
 * what is named. The same input gives the same name on every node for as long as the tenant lives.
 *
 * <p>Makes the tenant's keys at its first use. Blocks unless {@link #warm}. Fails with {@code KEYS_UNREACHABLE} or
 * {@code UNREADABLE} as {@link EntrySealer}, and with {@code TEXT_MALFORMED} for text that has no UTF-8 form.
 */
public final class Pseudonyms {
    private static final int LENGTH = 16;

    private final KeyCache cache;

    Pseudonyms(KeyCache cache) {
        this.cache = cache;
    }

    /** Whether no other call for this tenant would block. */
    public boolean warm(TenantId tenant) {
        return cache.root(tenant).warm();
    }

    /** Whether the tenant has keys; the one question that makes none. Blocks. */
    public boolean exists(TenantId tenant) {
        return cache.exists(tenant);
    }

    /** Who a user is to the store. User ids that differ in any character are different persons. */
    public PersonKey person(TenantId tenant, String userId) {
        return new PersonKey(name(tenant, text(Purpose.NAME_PERSON, tenant, userId)));
    }

    /** The conversation of two, the same whoever starts it. */
    public ConversationId direct(TenantId tenant, PersonKey one, PersonKey other) {
        boolean ordered = one.value().compareTo(other.value()) <= 0;
        FieldEncoder fields = FieldEncoder.of(Purpose.NAME_DIRECT, tenant, 2, 0, 0)
                .uuid((ordered ? one : other).value())
                .uuid((ordered ? other : one).value());
        return new ConversationId(name(tenant, fields));
    }

    /** A conversation by the name that its creator gave to the request, so that a retry finds it. */
    public ConversationId conversation(TenantId tenant, PersonKey creator, String name) {
        byte[] given = Utf8.encode(name);
        FieldEncoder fields = FieldEncoder.of(Purpose.NAME_CONVERSATION, tenant, 1, 1, given.length)
                .uuid(creator.value())
                .bytes(given);
        return new ConversationId(name(tenant, fields));
    }

    /** The conversation that hangs on an object of the host, such as {@code order:4711}. */
    public ConversationId subject(TenantId tenant, String subject) {
        return new ConversationId(name(tenant, text(Purpose.NAME_SUBJECT, tenant, subject)));
    }

    /** An entry by the name that its author gave. Different authors may give the same name. */
    public EntryName entry(ConversationRef conversation, PersonKey author, String name) {
        byte[] given = Utf8.encode(name);
        FieldEncoder fields = FieldEncoder.of(Purpose.NAME_ENTRY, conversation.tenant(), 2, 1, given.length)
                .uuid(conversation.conversation().value())
                .uuid(author.value())
                .bytes(given);
        return new EntryName(name(conversation.tenant(), fields));
    }

    /** A file by the name that its uploader gave. Different people may give the same name. */
    public BlobName blob(ConversationRef conversation, PersonKey uploader, String name) {
        byte[] given = Utf8.encode(name);
        FieldEncoder fields = FieldEncoder.of(Purpose.NAME_BLOB, conversation.tenant(), 2, 1, given.length)
                .uuid(conversation.conversation().value())
                .uuid(uploader.value())
                .bytes(given);
        return new BlobName(name(conversation.tenant(), fields));
    }

    /** What an entry says, in a form that only tells whether a retry says the same. */
    public ContentFingerprint fingerprint(
            ConversationRef conversation, EntryName name, PersonKey author, byte[] content) {
        FieldEncoder fields = FieldEncoder.of(Purpose.FINGERPRINT, conversation.tenant(), 3, 1, content.length)
                .uuid(conversation.conversation().value())
                .uuid(name.value())
                .uuid(author.value())
                .bytes(content);
        return new ContentFingerprint(name(conversation.tenant(), fields));
    }

    /** What somebody chose, such as a reaction; the same for all messages of a conversation. */
    public ChoiceToken choice(ConversationRef conversation, String choice) {
        byte[] given = Utf8.encode(choice);
        FieldEncoder fields = FieldEncoder.of(Purpose.CHOICE, conversation.tenant(), 1, 1, given.length)
                .uuid(conversation.conversation().value())
                .bytes(given);
        return new ChoiceToken(name(conversation.tenant(), fields));
    }

    /** An option of a poll. */
    public ChoiceToken option(ConversationRef conversation, long poll, int option) {
        // Texts of reactions have no control characters.
        return choice(conversation, "\u0001" + poll + "\u0001" + option);
    }

    private static FieldEncoder text(Purpose purpose, TenantId tenant, String text) {
        byte[] bytes = Utf8.encode(text);
        return FieldEncoder.of(purpose, tenant, 0, 1, bytes.length).bytes(bytes);
    }

    private UUID name(TenantId tenant, FieldEncoder fields) {
        try {
            byte[] bits = cache.root(tenant).keys().prf().computePrimary(fields.toByteArray(), LENGTH);
            ByteBuffer read = ByteBuffer.wrap(bits);
            return new UUID(read.getLong(), read.getLong());
        } catch (GeneralSecurityException failed) {
            throw KeyErrors.unreadable();
        }
    }

    @Override
    public String toString() {
        return "Pseudonyms";
    }
}
