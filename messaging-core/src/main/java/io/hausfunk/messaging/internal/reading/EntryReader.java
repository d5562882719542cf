// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.reading;

import io.hausfunk.messaging.content.RemovedContent;
import io.hausfunk.messaging.content.RemovedContent.Removal;
import io.hausfunk.messaging.content.UnreadableContent;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.KeyException;
import io.hausfunk.messaging.internal.annex.Abouts;
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

    /** Opens with these keys. */
    public EntryReader(EntrySealer sealer, PersonKeys people, ContentCodec codec, Removals removals) {
        this.sealer = sealer;
        this.people = people;
        this.codec = codec;
        this.removals = removals;
    }

    /** Opens entries of one tenant. May block; fails whole if keys are out of reach. */
    public List<Entry> open(TenantId tenant, List<StoredEntry> entries) {
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

    /** An entry as it is shown now: without what expired since it was opened. */
    public Entry current(StoredEntry stored, Entry opened) {
        return removals.expired(stored) && !(opened.content() instanceof RemovedContent)
                ? entry(stored, opened.author(), RemovedContent.of(Removal.EXPIRED))
                : opened;
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
            return codec.decode(sealer.open(entry), entry.at());
        } catch (KeyException e) {
            if (e.code() != ErrorCode.UNREADABLE) {
                throw e;
            }
            return new DecodedContent(UnreadableContent.of(), FrameFields.NONE, entry.at());
        }
    }
}
