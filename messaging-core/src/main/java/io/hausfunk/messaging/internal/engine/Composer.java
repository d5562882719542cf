// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.engine;

import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.codec.EncodedContent;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryKind;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.ParticipantChange;
import io.hausfunk.messaging.storage.SealedProfile;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns content into an entry that the store may see. */
final class Composer {
    private final Parts parts;

    Composer(Parts parts) {
        this.parts = parts;
    }

    /** Seals what somebody sends. */
    NewEntry compose(
            Actor actor, ConversationRef ref, EntryName name, EncodedContent content, long expectedMembership) {
        return compose(actor, ref, name, EntryKind.MESSAGE, content, expectedMembership, List.of(), null);
    }

    /** Seals what the engine says of a change. */
    NewEntry compose(
            Actor actor,
            ConversationRef ref,
            EntryName name,
            Content content,
            long expectedMembership,
            List<ParticipantChange> changes,
            @Nullable SealedProfile profile) {
        EntryKind kind = changes.isEmpty() ? EntryKind.PROFILE : EntryKind.MEMBERSHIP;
        return compose(actor, ref, name, kind, parts.codec().encode(content), expectedMembership, changes, profile);
    }

    private NewEntry compose(
            Actor actor,
            ConversationRef ref,
            EntryName name,
            EntryKind kind,
            EncodedContent content,
            long expectedMembership,
            List<ParticipantChange> changes,
            @Nullable SealedProfile profile) {
        Instant now = parts.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        return new NewEntry(
                ref,
                name,
                parts.keyring().pseudonyms().fingerprint(ref, name, actor.person(), content.essence()),
                actor.person(),
                kind,
                now,
                parts.sealer().seal(ref, actor.person(), name, content.at(now)),
                expectedMembership,
                changes,
                profile);
    }
}
