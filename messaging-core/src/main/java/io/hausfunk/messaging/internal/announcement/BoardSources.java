// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.announcement;

import io.hausfunk.messaging.internal.access.AccessControl;
import io.hausfunk.messaging.internal.access.CachedRoster;
import io.hausfunk.messaging.internal.access.Rosters;
import io.hausfunk.messaging.internal.crypto.Pseudonyms;
import io.hausfunk.messaging.internal.listening.DeliveryExecutor;
import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.ConversationStore;
import java.time.Clock;
import java.util.Optional;

/** Where announcements come from, and who decides on them. */
public record BoardSources(
        ConversationStore conversations,
        Rosters rosters,
        AccessControl accessControl,
        DirectoryRules rules,
        AnnouncementLog log,
        Pseudonyms pseudonyms,
        DeliveryExecutor delivering,
        Clock clock) {
    /** Whether a conversation may be an announcement, as far as is known without asking. */
    boolean mayBeNew(ConversationRef ref) {
        CachedRoster roster = rosters.ifKnown(ref);
        return roster == null || roster.kind().equals(ConversationKind.ANNOUNCEMENT);
    }

    /** The announcement; empty if there is none that this installation wrote. Blocks. */
    Optional<KnownAnnouncement> open(ConversationRef ref) {
        return rosters.load(ref)
                .filter(roster -> roster.kind().equals(ConversationKind.ANNOUNCEMENT)
                        && roster.terms().audience().isPresent())
                .flatMap(roster -> AnnouncementCourse.of(log.steps(ref, 0)).map(course -> {
                    KnownAnnouncement one =
                            new KnownAnnouncement(roster, log, new Responses(ref, log, pseudonyms), course);
                    one.hear();
                    return one;
                }));
    }
}
