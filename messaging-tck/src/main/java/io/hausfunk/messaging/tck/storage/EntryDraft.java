// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import io.hausfunk.messaging.storage.ContentFingerprint;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.EntryKind;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.ParticipantChange;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.SealedProfile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An entry in the making: everything fresh and random but what a check says. */
final class EntryDraft {
    static final Instant AT = Instant.parse("2026-03-04T05:06:07.089Z");

    private final ConversationRef conversation;
    private final EntryKind kind;
    private EntryName name = FreshIds.name();
    private ContentFingerprint fingerprint = FreshIds.fingerprint();
    private PersonKey author = FreshIds.person();
    private Instant at = AT;
    private SealedBytes envelope = FreshIds.bytes(40);
    private long membership = 1;
    private boolean unread;
    private final List<Effect> effects = new ArrayList<>();

    private EntryDraft(ConversationRef conversation, EntryKind kind) {
        this.conversation = conversation;
        this.kind = kind;
    }

    static EntryDraft message(ConversationRef conversation) {
        return of(conversation, EntryKind.MESSAGE).unread();
    }

    static EntryDraft membership(ConversationRef conversation) {
        return of(conversation, EntryKind.MEMBERSHIP);
    }

    static EntryDraft profile(ConversationRef conversation) {
        return of(conversation, EntryKind.PROFILE);
    }

    /** An entry that does not count as unread. */
    static EntryDraft of(ConversationRef conversation, EntryKind kind) {
        return new EntryDraft(conversation, kind);
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

    EntryDraft unread() {
        unread = true;
        return this;
    }

    /** Does this, too. */
    EntryDraft doing(Effect... given) {
        effects.addAll(List.of(given));
        return this;
    }

    EntryDraft changing(ParticipantChange... given) {
        return doing(given);
    }

    EntryDraft describing(SealedProfile given) {
        return doing(new Effect.Describes(given));
    }

    NewEntry entry() {
        return NewEntry.of(conversation, name, kind)
                .author(author)
                .fingerprint(fingerprint)
                .at(at)
                .envelope(envelope)
                .countsAsUnread(unread)
                .expectedMembership(membership)
                .effects(effects)
                .build();
    }
}
