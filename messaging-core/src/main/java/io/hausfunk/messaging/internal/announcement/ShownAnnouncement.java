// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.announcement;

import io.hausfunk.messaging.announcement.Announcement;
import io.hausfunk.messaging.announcement.AnnouncementContent;
import io.hausfunk.messaging.announcement.AnnouncementPriority;
import io.hausfunk.messaging.announcement.AnnouncementText;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.UserId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An announcement as one person sees it. */
record ShownAnnouncement(
        ConversationId id,
        long version,
        AnnouncementText text,
        Locale language,
        AnnouncementPriority priority,
        Optional<UserId> sender,
        Instant from,
        Instant until,
        boolean acknowledgementWanted,
        List<String> choices,
        Optional<Integer> choice,
        boolean acknowledged,
        boolean repliesToSender)
        implements Announcement {
    static final Comparator<Announcement> ORDER = Comparator.comparing(
                    Announcement::priority, Comparator.reverseOrder())
            .thenComparing(Announcement::from, Comparator.reverseOrder())
            .thenComparing(one -> one.id().value());

    static ShownAnnouncement of(KnownAnnouncement known, Optional<Locale> language, @Nullable Answer answer) {
        AnnouncementCourse course = known.course();
        AnnouncementContent content = course.content();
        return new ShownAnnouncement(
                known.ref().conversation(),
                course.version(),
                content.textFor(language),
                content.languageFor(language),
                content.priority(),
                course.publisher(),
                course.from(),
                course.until(),
                content.acknowledgementWanted() && answer == null,
                content.choices(),
                answer == null || content.choices().isEmpty() ? Optional.empty() : Optional.of(answer.option()),
                answer != null,
                content.repliesToSender());
    }

    @Override
    public String toString() {
        return "Announcement[" + id + " #" + version + "]";
    }
}
