// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.announcement;

import io.hausfunk.messaging.announcement.Audience;
import io.hausfunk.messaging.internal.access.CachedRoster;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.Set;

/** An announcement as this node knows it. */
final class KnownAnnouncement {
    private final CachedRoster roster;
    private final AnnouncementLog log;
    private final Responses responses;
    private volatile AnnouncementCourse course;

    KnownAnnouncement(CachedRoster roster, AnnouncementLog log, Responses responses, AnnouncementCourse course) {
        this.roster = roster;
        this.log = log;
        this.responses = responses;
        this.course = course;
    }

    ConversationRef ref() {
        return roster.ref();
    }

    CachedRoster roster() {
        return roster;
    }

    Audience audience() {
        return roster.terms().audience().orElseThrow();
    }

    AnnouncementCourse course() {
        return course;
    }

    Responses responses() {
        return responses;
    }

    /** The course with all steps that the store has now; what is known stays as it is. Blocks. */
    AnnouncementCourse latest() {
        AnnouncementCourse before = course;
        return before.with(log.steps(ref(), before.last()));
    }

    /** Reads further steps, and returns whether there are any. Blocks. */
    synchronized boolean advance() {
        AnnouncementCourse before = course;
        course = before.with(log.steps(ref(), before.last()));
        return course != before;
    }

    /** Reads further responses, and returns who answered. Blocks. */
    Set<PersonKey> hear() {
        AnnouncementCourse now = course;
        return now.asked() == 0 ? Set.of() : responses.catchUp(now);
    }
}
