// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.reading;

import io.hausfunk.messaging.content.RemovedContent;
import io.hausfunk.messaging.content.RemovedContent.Removal;
import io.hausfunk.messaging.content.UnreadableContent;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.KeyException;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.OrderChecks;
import io.hausfunk.messaging.internal.annex.Abouts;
import io.hausfunk.messaging.internal.annex.AnnexKinds;
import io.hausfunk.messaging.internal.codec.ContentCodec;
import io.hausfunk.messaging.internal.codec.DecodedContent;
import io.hausfunk.messaging.internal.codec.FrameFields;
import io.hausfunk.messaging.internal.crypto.EntrySealer;
import io.hausfunk.messaging.internal.crypto.PersonKeys;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.StoredEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Opens what the store holds. One entry that does not open does not hide the others. */
public final class EntryReader {
    private final EntrySealer sealer;
    private final PersonKeys people;
    private final ContentCodec codec;
    private final Removals removals;
    private final OrderChecks order;

    /** Opens with these keys. */
    public EntryReader(
            EntrySealer sealer, PersonKeys people, ContentCodec codec, Removals removals, OrderChecks order) {
        this.sealer = sealer;
        this.people = people;
        this.codec = codec;
        this.removals = removals;
        this.order = order;
    }

    /** Opens entries for somebody who may read them. May block; fails whole if keys are out of reach. */
    public List<Entry> open(Actor reader, List<StoredEntry> entries) {
        return shown(reader.person(), entries, openForAll(reader.tenant(), entries));
    }

    /** The same for nobody in particular: whose a secret ballot is stays hidden. */
    List<Entry> open(TenantId tenant, List<StoredEntry> entries) {
        return shown(null, entries, openForAll(tenant, entries));
    }

    /** Opens entries once for several readers, to each of whom they are shown as {@link #current} says. */
    public List<Entry> openForAll(TenantId tenant, List<StoredEntry> entries) {
        if (entries.isEmpty()) {
            return List.of();
        }
        sealer.prepare(entries);
        Set<PersonKey> authors = new HashSet<>();
        entries.forEach(entry -> authors.add(entry.author()));
        Map<PersonKey, Optional<String>> names = people.identify(tenant, authors);
        Map<StoredEntry, RemovedContent> removed = removals.of(entries);
        List<Entry> opened = new ArrayList<>(entries.size());
        for (StoredEntry entry : entries) {
            Optional<UserId> author =
                    names.getOrDefault(entry.author(), Optional.empty()).map(UserId::of);
            opened.add(entry(entry, author, removed.get(entry)));
        }
        return opened;
    }

    private static List<Entry> shown(@Nullable PersonKey reader, List<StoredEntry> stored, List<Entry> opened) {
        List<Entry> shown = new ArrayList<>(opened.size());
        for (int i = 0; i < opened.size(); i++) {
            shown.add(shown(reader, stored.get(i), opened.get(i)));
        }
        return shown;
    }

    /** Nobody else is shown whose a secret ballot is, also once it is emptied: later ones say which one they replace. */
    private static Entry shown(@Nullable PersonKey reader, StoredEntry stored, Entry opened) {
        return stored.kind().equals(AnnexKinds.SECRET_VOTE) && !stored.author().equals(reader)
                ? ((ReadEntry) opened).withoutAuthor()
                : opened;
    }

    /** An entry as it is shown to somebody now: without what expired since it was opened. */
    public Entry current(Actor reader, StoredEntry stored, Entry opened) {
        Entry current = removals.expired(stored) && !(opened.content() instanceof RemovedContent)
                ? entry(stored, opened.author(), RemovedContent.of(Removal.EXPIRED))
                : opened;
        return shown(reader.person(), stored, current);
    }

    private Entry entry(StoredEntry stored, Optional<UserId> author, @Nullable RemovedContent removed) {
        DecodedContent decoded =
                removed == null ? content(stored) : new DecodedContent(removed, FrameFields.NONE, stored.at());
        return new ReadEntry(
                stored.conversation().conversation(),
                stored.sequence(),
                author,
                decoded.at(),
                decoded.fields().replyTo(),
                Abouts.target(stored),
                Abouts.thread(stored),
                decoded.fields().mentions(),
                Abouts.expiry(stored),
                decoded.content());
    }

    private DecodedContent content(StoredEntry entry) {
        try {
            DecodedContent decoded = codec.decode(sealer.open(entry), entry.at());
            order.opened(entry.conversation(), entry.sequence(), decoded.seen());
            return decoded;
        } catch (KeyException e) {
            if (e.code() != ErrorCode.UNREADABLE) {
                throw e;
            }
            return new DecodedContent(UnreadableContent.of(), FrameFields.NONE, entry.at());
        }
    }
}
