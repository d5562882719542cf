// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import io.hausfunk.messaging.announcement.AnnouncementContent;
import io.hausfunk.messaging.announcement.AnnouncementStep.Kind;
import io.hausfunk.messaging.content.Content;
import java.time.Instant;
import java.util.Optional;

/**
 * A step in the life of an announcement.
 *
 * @param kind what happens
 * @param says what it says from now on; of drafts, revisions and corrections only
 * @param version the version that it is about, 0 for one that sets what it says
 * @param askAgain whether a correction asks to acknowledge it anew
 * @param until when it ends; only of a publication
 */
public record AnnouncementEntry(
        Kind kind, Optional<AnnouncementContent> says, long version, boolean askAgain, Optional<Instant> until)
        implements Content {
    /** A step that sets what it says. */
    public static AnnouncementEntry saying(Kind kind, AnnouncementContent says, boolean askAgain) {
        return new AnnouncementEntry(kind, Optional.of(says), 0, askAgain, Optional.empty());
    }

    /** A step about a version. */
    public static AnnouncementEntry about(Kind kind, long version) {
        return new AnnouncementEntry(kind, Optional.empty(), version, false, Optional.empty());
    }

    /** Publishes a version until a time. */
    public static AnnouncementEntry publishing(long version, Instant until) {
        return new AnnouncementEntry(Kind.PUBLISHED, Optional.empty(), version, false, Optional.of(until));
    }

    @Override
    public String toString() {
        return "AnnouncementEntry[" + kind + "]";
    }
}
