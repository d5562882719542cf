// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.internal.codec.ContentCodec;
import io.hausfunk.messaging.internal.codec.EncodedContent;
import io.hausfunk.messaging.internal.codec.Profile;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.EntryKind;
import io.hausfunk.messaging.storage.Lease;
import io.hausfunk.messaging.storage.ParticipantChange;
import io.hausfunk.messaging.storage.SeenAnnexes;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an entry is to be, as of one roster.
 *
 * @param kind what it is, for stores and for nodes that do not open it
 * @param content makes the bytes of what it says
 * @param countsAsUnread whether others have it unread until they read it
 * @param effects what it does beside being there
 * @param profile the conversation's new description, or null if it stays
 * @param lease the lease under which alone it may be written, or null
 * @param seen what was about another entry that it rests on, or null
 */
public record Plan(
        EntryKind kind,
        Function<ContentCodec, EncodedContent> content,
        boolean countsAsUnread,
        List<Effect> effects,
        @Nullable Profile profile,
        @Nullable Lease lease,
        @Nullable SeenAnnexes seen) {
    /** Something that is said. */
    public static Plan message(EncodedContent content, List<Effect> effects) {
        return new Plan(EntryKind.MESSAGE, codec -> content, true, effects, null, null, null);
    }

    /** Something that happens, and that nobody has to read. */
    public static Plan event(EntryKind kind, Content content, List<Effect> effects) {
        return new Plan(kind, codec -> codec.encode(content), false, effects, null, null, null);
    }

    /** Participants come, go or change their role. */
    public static Plan membership(Content content, List<? extends ParticipantChange> changes) {
        return event(EntryKind.MEMBERSHIP, content, List.copyOf(changes));
    }

    /** The conversation describes itself anew. */
    static Plan description(Content content, Profile profile) {
        return new Plan(EntryKind.PROFILE, codec -> codec.encode(content), false, List.of(), profile, null, null);
    }

    /** The same, to be written only while a lease is held. */
    public Plan under(Lease newLease) {
        return new Plan(kind, content, countsAsUnread, effects, profile, newLease, seen);
    }

    /** The same, to be written only while nothing else is about the entry that it rests on. */
    public Plan restingOn(SeenAnnexes newSeen) {
        return new Plan(kind, content, countsAsUnread, effects, profile, lease, newSeen);
    }
}
