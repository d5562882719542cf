// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.announcement;

import io.hausfunk.messaging.directory.WorkingHours;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may send announcements, who reviews them, who sees names, and how people are reminded. All people are rules over the directory, asked anew each time. Begin with
 * {@link #nobody} or {@link #sentBy}; each method with an argument returns a copy. Immutable.
 */
public final class AnnouncementPolicy {
    private static final AnnouncementPolicy NOBODY =
            new AnnouncementPolicy(new Values(null, null, null, false, ZoneOffset.UTC, null));

    private final Values values;

    private AnnouncementPolicy(Values values) {
        this.values = values;
    }

    /** Nobody sends, which is the default. */
    public static AnnouncementPolicy nobody() {
        return NOBODY;
    }

    /** These people may send, without a review, and nobody sees names. */
    public static AnnouncementPolicy sentBy(Audience senders) {
        return new AnnouncementPolicy(
                new Values(Objects.requireNonNull(senders, "senders"), null, null, false, ZoneOffset.UTC, null));
    }

    /** The same where one of these people has to approve an announcement before it is published; nobody approves what they wrote. */
    public AnnouncementPolicy reviewedBy(Audience reviewers) {
        return new AnnouncementPolicy(new Values(
                values.senders,
                Objects.requireNonNull(reviewers, "reviewers"),
                values.seeNames,
                values.escalated,
                values.zone,
                values.hours));
    }

    /** The same where these people may see who has not acknowledged. Each look is kept with the announcement. */
    public AnnouncementPolicy namesSeenBy(Audience people) {
        return new AnnouncementPolicy(new Values(
                values.senders,
                values.reviewers,
                Objects.requireNonNull(people, "people"),
                values.escalated,
                values.zone,
                values.hours));
    }

    /**
     * The same where managers may be told that people who report to them have not acknowledged, if the sender wants it. They are told no
     * names, and how many only if at least {@link Reach#MIN_GROUP} of the audience report to them, or if they may see names.
     */
    public AnnouncementPolicy escalatedToManagers() {
        return new AnnouncementPolicy(
                new Values(values.senders, values.reviewers, values.seeNames, true, values.zone, values.hours));
    }

    /**
     * The same where people are reminded in these hours, if the directory knows no others of them. Without this, whoever has no working
     * hours in the directory is reminded at any time.
     *
     * @param zone of all whose time zone the directory does not know; UTC without this
     * @param hours of all whose working hours the directory does not know
     */
    public AnnouncementPolicy workingHours(ZoneId zone, WorkingHours hours) {
        return new AnnouncementPolicy(new Values(
                values.senders,
                values.reviewers,
                values.seeNames,
                values.escalated,
                Objects.requireNonNull(zone, "zone"),
                Objects.requireNonNull(hours, "hours")));
    }

    /** Who may send; empty for nobody. */
    public Optional<Audience> senders() {
        return Optional.ofNullable(values.senders);
    }

    /** Who reviews; empty where no review is needed. */
    public Optional<Audience> reviewers() {
        return Optional.ofNullable(values.reviewers);
    }

    /** Who may see who has not acknowledged; empty for nobody. */
    public Optional<Audience> seeNames() {
        return Optional.ofNullable(values.seeNames);
    }

    /** Whether managers may be told that people have not acknowledged. */
    public boolean escalates() {
        return values.escalated;
    }

    /** The time zone of those whose own the directory does not know. */
    public ZoneId zone() {
        return values.zone;
    }

    /** The working hours of those whose own the directory does not know; empty for any time. */
    public Optional<WorkingHours> workingHours() {
        return Optional.ofNullable(values.hours);
    }

    @Override
    public String toString() {
        return "AnnouncementPolicy[hidden]";
    }

    private record Values(
            @Nullable Audience senders,
            @Nullable Audience reviewers,
            @Nullable Audience seeNames,
            boolean escalated,
            ZoneId zone,
            @Nullable WorkingHours hours) {}
}
