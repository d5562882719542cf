// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import io.hausfunk.messaging.storage.ContentFingerprint;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryKind;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.ParticipantChange;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.SealedProfile;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An entry in the making: everything fresh and random but what a check says. */
final class EntryDraft {
    static final Instant AT = Instant.parse("2026-03-04T05:06:07.089Z");

    private final ConversationRef conversation;
    private final EntryKind kind;
    private EntryName name = Ids.name();
    private ContentFingerprint fingerprint = Ids.fingerprint();
    private PersonKey author = Ids.person();
    private Instant at = AT;
    private SealedBytes envelope = Ids.bytes(40);
    private long membership = 1;
    private List<ParticipantChange> changes = List.of();
    private @Nullable SealedProfile profile;

    private EntryDraft(ConversationRef conversation, EntryKind kind) {
        this.conversation = conversation;
        this.kind = kind;
    }

    static EntryDraft message(ConversationRef conversation) {
        return new EntryDraft(conversation, EntryKind.MESSAGE);
    }

    static EntryDraft membership(ConversationRef conversation) {
        return new EntryDraft(conversation, EntryKind.MEMBERSHIP);
    }

    static EntryDraft profile(ConversationRef conversation) {
        return new EntryDraft(conversation, EntryKind.PROFILE);
    }

    ConversationRef conversation() {
        return conversation;
    }

    EntryDraft by(PersonKey person) {
        author = person;
        return this;
    }

    EntryDraft named(EntryName given) {
        name = given;
        return this;
    }

    EntryDraft fingerprint(ContentFingerprint given) {
        fingerprint = given;
        return this;
    }

    EntryDraft at(Instant given) {
        at = given;
        return this;
    }

    EntryDraft envelope(SealedBytes given) {
        envelope = given;
        return this;
    }

    /** The membership under which the engine allowed it; 1 if a check says nothing. */
    EntryDraft under(long expected) {
        membership = expected;
        return this;
    }

    EntryDraft changing(ParticipantChange... given) {
        changes = List.of(given);
        return this;
    }

    EntryDraft describing(SealedProfile given) {
        profile = given;
        return this;
    }

    NewEntry entry() {
        return new NewEntry(conversation, name, fingerprint, author, kind, at, envelope, membership, changes, profile);
    }
}
