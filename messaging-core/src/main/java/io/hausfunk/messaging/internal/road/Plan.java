// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.road;

import io.hausfunk.messaging.EntryContent;
import io.hausfunk.messaging.internal.codec.Profile;
import io.hausfunk.messaging.storage.EntryKind;
import io.hausfunk.messaging.storage.Lease;
import io.hausfunk.messaging.storage.ParticipantChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an entry is to be, as of one roster.
 *
 * @param kind what the store must know of its content
 * @param content what it says
 * @param changes what it does to participants
 * @param profile the conversation's new description, or null if it stays
 * @param lease the lease under which alone it may be written, or null
 */
public record Plan(
        EntryKind kind,
        EntryContent content,
        List<ParticipantChange> changes,
        @Nullable Profile profile,
        @Nullable Lease lease) {
    /** Something that is said. */
    public static Plan message(EntryContent content) {
        return new Plan(EntryKind.MESSAGE, content, List.of(), null, null);
    }

    /** Participants come, go or change their role. */
    public static Plan membership(EntryContent content, List<ParticipantChange> changes) {
        return new Plan(EntryKind.MEMBERSHIP, content, changes, null, null);
    }

    /** The conversation describes itself anew. */
    static Plan description(EntryContent content, Profile profile) {
        return new Plan(EntryKind.PROFILE, content, List.of(), profile, null);
    }

    /** The same, to be written only while a lease is held. */
    public Plan under(Lease newLease) {
        return new Plan(kind, content, changes, profile, newLease);
    }
}
