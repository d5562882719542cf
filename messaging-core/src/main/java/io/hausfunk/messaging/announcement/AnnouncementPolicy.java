// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.announcement;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may send announcements, who reviews them, who sees names, and who may send emergencies. All people are rules over the directory, asked anew each time. Begin with
 * {@link #nobody} or {@link #sentBy}; each method with an argument returns a copy. Immutable.
 */
public final class AnnouncementPolicy {
    private static final AnnouncementPolicy NOBODY = new AnnouncementPolicy(new Values(null, null, null, false, null));

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
        return new AnnouncementPolicy(new Values(Objects.requireNonNull(senders, "senders"), null, null, false, null));
    }

    /** The same where one of these people has to approve an announcement before it is published; nobody approves what they wrote. */
    public AnnouncementPolicy reviewedBy(Audience reviewers) {
        return new AnnouncementPolicy(new Values(
                values.senders,
                Objects.requireNonNull(reviewers, "reviewers"),
                values.seeNames,
                values.escalated,
                values.emergencies));
    }

    /** The same where these people may see who has not acknowledged. Each look is kept with the announcement. */
    public AnnouncementPolicy namesSeenBy(Audience people) {
        return new AnnouncementPolicy(new Values(
                values.senders,
                values.reviewers,
                Objects.requireNonNull(people, "people"),
                values.escalated,
                values.emergencies));
    }

    /**
     * The same where managers may be told that people who report to them have not acknowledged, if the sender wants it. They are told no
     * names, and how many only if at least {@link Reach#MIN_GROUP} of the audience report to them, or if they may see names.
     */
    public AnnouncementPolicy escalatedToManagers() {
        return new AnnouncementPolicy(
                new Values(values.senders, values.reviewers, values.seeNames, true, values.emergencies));
    }

    /**
     * The same where these people may send emergencies, which the notifier tells at any time: outside of working hours, on holidays and in
     * quiet hours. Each is recorded in the audit log. Without this, {@link AnnouncementPriority#EMERGENCY} is refused.
     */
    public AnnouncementPolicy emergenciesBy(Audience people) {
        return new AnnouncementPolicy(new Values(
                values.senders,
                values.reviewers,
                values.seeNames,
                values.escalated,
                Objects.requireNonNull(people, "people")));
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

    /** Who may send emergencies; empty for nobody. */
    public Optional<Audience> emergencies() {
        return Optional.ofNullable(values.emergencies);
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
            @Nullable Audience emergencies) {}
}
