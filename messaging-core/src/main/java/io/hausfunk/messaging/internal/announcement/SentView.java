// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.announcement;

import io.hausfunk.messaging.announcement.AnnouncementContent;
import io.hausfunk.messaging.announcement.AnnouncementState;
import io.hausfunk.messaging.announcement.AnnouncementStep;
import io.hausfunk.messaging.announcement.Audience;
import io.hausfunk.messaging.announcement.SentAnnouncement;
import io.hausfunk.messaging.model.ConversationId;
import java.time.Instant;
import java.util.List;

/** An announcement as its senders and reviewers see it. */
record SentView(
        ConversationId id,
        AnnouncementState state,
        long version,
        Audience audience,
        AnnouncementContent content,
        List<AnnouncementStep> steps)
        implements SentAnnouncement {
    static SentAnnouncement of(KnownAnnouncement known, Instant now) {
        AnnouncementCourse course = known.course();
        return new SentView(
                known.ref().conversation(),
                course.state(now),
                course.version(),
                known.audience(),
                course.content(),
                List.copyOf(course.steps()));
    }

    @Override
    public String toString() {
        return "SentAnnouncement[" + id + " " + state + "]";
    }
}
