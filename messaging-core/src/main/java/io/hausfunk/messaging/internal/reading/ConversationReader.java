// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.reading;

import io.hausfunk.messaging.conversation.ConversationInfo;
import io.hausfunk.messaging.internal.access.Access;
import io.hausfunk.messaging.internal.access.AccessControl;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.access.ReadableConversation;
import io.hausfunk.messaging.internal.crypto.Pseudonyms;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.EntryPage;
import io.hausfunk.messaging.message.IdempotencyKey;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.EntryRange;
import io.hausfunk.messaging.storage.EntryStore;
import io.hausfunk.messaging.storage.MarkStore;
import io.hausfunk.messaging.storage.Participant;
import io.hausfunk.messaging.storage.StoredEntry;
import java.util.List;

/**
 * Reads one conversation. Blocks.
 *
 * <p>The person's row is read before the entries, and entries only up to the head that was read with it: so whatever is
 * shown was written while the row still held.
 */
public final class ConversationReader {
    private final AccessControl accessControl;
    private final EntryStore store;
    private final MarkStore marks;
    private final Pseudonyms pseudonyms;
    private final EntryReader entries;

    /** Reads from these stores. */
    public ConversationReader(
            AccessControl accessControl,
            EntryStore store,
            MarkStore marks,
            Pseudonyms pseudonyms,
            EntryReader entries) {
        this.accessControl = accessControl;
        this.store = store;
        this.marks = marks;
        this.pseudonyms = pseudonyms;
        this.entries = entries;
    }

    /** Entries behind a number, ascending. */
    public EntryPage after(Actor actor, ConversationRef ref, long after, int limit) {
        ReadableConversation readable = accessControl.requireReadable(actor, ref, Operation.READ);
        EntryRange range = new EntryRange(ref, Math.max(after, readable.first() - 1), readable.last());
        List<Entry> found = entries.open(actor, store.read(List.of(range), limit));
        long upTo = found.size() == limit ? last(found) : Math.max(range.after(), range.upTo());
        List<Entry> page = MissingEntries.said(ref.conversation(), range.after(), found, upTo);
        return new ReadPage(page, !page.isEmpty() && last(page) < readable.last());
    }

    /** Entries before a number, descending. */
    public EntryPage before(Actor actor, ConversationRef ref, long before, int limit) {
        ReadableConversation readable = accessControl.requireReadable(actor, ref, Operation.READ);
        EntryRange range = new EntryRange(ref, readable.first() - 1, Math.min(readable.last(), before - 1));
        List<Entry> found = entries.open(actor, store.readBackward(range, limit));
        long from = found.size() == limit ? last(found) - 1 : Math.min(range.after(), range.upTo());
        List<Entry> page = MissingEntries.saidBackward(ref.conversation(), from, found, Math.max(from, range.upTo()));
        return new ReadPage(page, !page.isEmpty() && last(page) > readable.first());
    }

    /** How the conversation stands. */
    public ConversationInfo info(Actor actor, ConversationRef ref) {
        return info(accessControl.requireReadable(actor, ref, Operation.INFO));
    }

    static ConversationInfo info(ReadableConversation readable) {
        Participant me = readable.membership().participant();
        return new ConversationView(
                readable.ref().conversation(),
                readable.membership().conversation().kind(),
                readable.membership().conversation().history(),
                readable.profile().title(),
                readable.profile().terms().subject(),
                readable.profile().terms().timeToLive(),
                me.role(),
                me.present(),
                readable.first(),
                readable.last(),
                Math.min(me.delivered(), readable.last()),
                Math.min(me.read(), readable.last()));
    }

    /** The acknowledgement of a message of the actor's own. */
    public Sent find(Actor actor, ConversationRef ref, IdempotencyKey name) {
        accessControl.requireReadable(actor, ref, Operation.READ);
        EntryName hidden = pseudonyms.entry(ref, actor.person(), name.value());
        StoredEntry entry = store.find(ref, hidden).orElseThrow(Access::refused);
        return new SentMessage(ref.conversation(), entry.sequence(), true);
    }

    /** How many messages by others are not read. */
    public long unread(Actor actor, ConversationRef ref) {
        accessControl.requireReadable(actor, ref, Operation.UNREAD);
        return marks.unread(actor.tenant(), actor.person(), List.of(ref.conversation()))
                .getOrDefault(ref.conversation(), 0L);
    }

    private static long last(List<Entry> page) {
        return page.get(page.size() - 1).sequence();
    }
}
