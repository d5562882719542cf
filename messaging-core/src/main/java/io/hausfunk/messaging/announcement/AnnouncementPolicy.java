// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.announcement;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may send announcements, who reviews them, and who sees names. All are rules over the directory, asked anew each time. Begin with
 * {@link #nobody} or {@link #sentBy}; each method with an argument returns a copy. Immutable.
 */
public final class AnnouncementPolicy {
    private static final AnnouncementPolicy NOBODY = new AnnouncementPolicy(null, null, null);

    private final @Nullable Audience senders;
    private final @Nullable Audience reviewers;
    private final @Nullable Audience seeNames;

    private AnnouncementPolicy(@Nullable Audience senders, @Nullable Audience reviewers, @Nullable Audience seeNames) {
        this.senders = senders;
        this.reviewers = reviewers;
        this.seeNames = seeNames;
    }

    /** Nobody sends, which is the default. */
    public static AnnouncementPolicy nobody() {
        return NOBODY;
    }

    /** These people may send, without a review, and nobody sees names. */
    public static AnnouncementPolicy sentBy(Audience senders) {
        return new AnnouncementPolicy(Objects.requireNonNull(senders, "senders"), null, null);
    }

    /** The same where one of these people has to approve an announcement before it is published; nobody approves what they wrote. */
    public AnnouncementPolicy reviewedBy(Audience newReviewers) {
        return new AnnouncementPolicy(senders, Objects.requireNonNull(newReviewers, "reviewers"), seeNames);
    }

    /** The same where these people may see who has not acknowledged. Each look is kept with the announcement. */
    public AnnouncementPolicy namesSeenBy(Audience people) {
        return new AnnouncementPolicy(senders, reviewers, Objects.requireNonNull(people, "people"));
    }

    /** Who may send; empty for nobody. */
    public Optional<Audience> senders() {
        return Optional.ofNullable(senders);
    }

    /** Who reviews; empty where no review is needed. */
    public Optional<Audience> reviewers() {
        return Optional.ofNullable(reviewers);
    }

    /** Who may see who has not acknowledged; empty for nobody. */
    public Optional<Audience> seeNames() {
        return Optional.ofNullable(seeNames);
    }

    @Override
    public String toString() {
        return "AnnouncementPolicy[hidden]";
    }
}
