// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.engine;

import io.hausfunk.messaging.EntryContent;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.EntryKind;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.NewEntry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Turns content into an entry that the store may see. */
final class Composer {
    private final Parts parts;

    Composer(Parts parts) {
        this.parts = parts;
    }

    /** Seals content under a name. */
    NewEntry compose(Actor actor, ConversationRef ref, EntryName name, EntryContent content, long expectedMembership) {
        return compose(actor, ref, name, content, expectedMembership, List.of());
    }

    NewEntry compose(
            Actor actor,
            ConversationRef ref,
            EntryName name,
            EntryContent content,
            long expectedMembership,
            List<? extends Effect> effects) {
        Instant now = parts.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        byte[] bytes = parts.codec().encode(content, now);
        return NewEntry.of(ref, name, kind(content))
                .author(actor.person())
                .fingerprint(parts.keyring().pseudonyms().fingerprint(ref, name, actor.person(), essence(content)))
                .at(now)
                .envelope(parts.sealer().seal(ref, actor.person(), name, bytes))
                .countsAsUnread(content instanceof EntryContent.Text)
                .expectedMembership(expectedMembership)
                .effects(effects)
                .build();
    }

    private static EntryKind kind(EntryContent content) {
        if (content instanceof EntryContent.Text) {
            return EntryKind.MESSAGE;
        }
        return content instanceof EntryContent.Renamed ? EntryKind.PROFILE : EntryKind.MEMBERSHIP;
    }

    /**
     * What makes two drafts the same: not the time, and not the JSON, which another implementation of JSON-B may write
     * another way. Other entries than messages have names of their own, so their kind is enough.
     */
    private static byte[] essence(EntryContent content) {
        if (!(content instanceof EntryContent.Text text)) {
            return content.getClass().getSimpleName().getBytes(StandardCharsets.US_ASCII);
        }
        byte[] utf8 = text.text().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + Long.BYTES + utf8.length)
                .put((byte) 1)
                .putLong(text.replyTo().orElse(0))
                .put(utf8)
                .array();
    }
}
