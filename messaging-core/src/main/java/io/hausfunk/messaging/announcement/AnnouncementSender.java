// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.announcement;

import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.UserId;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * What senders and reviewers do, as far as the builder's {@link AnnouncementPolicy} lets them, which is asked each time. Without one
 * nobody sends ({@code CONFIGURATION}). Whoever may not gets {@code NOT_PERMITTED}, also for what does not exist.
 *
 * <p>Each step is an entry in the announcement's own sequence. A step that its state does not allow is {@code NOT_APPLICABLE}; one that
 * changes nothing is answered with how things stand. Whoever drafted an announcement takes all its further steps but the review.
 */
public interface AnnouncementSender {
    /** How many people belong to an audience now. {@code AUDIENCE_UNKNOWN_GROUP} if the directory does not have one of its groups. */
    CompletionStage<Integer> preview(Audience audience);

    /**
     * From when on the notifier may tell the people of an audience of something that is due now, the earliest first, and what holds it: working
     * hours and holidays. Asked before and after sending, also about the audience of what was sent. Emergencies are not held. Errors as for {@link
     * #preview}, and {@code CONFIGURATION} without a notifier.
     */
    CompletionStage<List<DeliveryShare>> deliveryTimes(Audience audience);

    /**
     * Drafts an announcement. {@code AUDIENCE_UNKNOWN_GROUP} as above, {@code AUDIENCE_EMPTY} if nobody belongs to its audience, {@code
     * IDEMPOTENCY_CONFLICT} if another one has the same key. {@code NOT_PERMITTED} also for an emergency of somebody whom the policy does not let
     * send any; the same holds for each later step of one.
     */
    CompletionStage<SentAnnouncement> draft(NewAnnouncement announcement);

    /** Says something else, before it is published. What was approved has to be approved again. */
    CompletionStage<SentAnnouncement> revise(ConversationId announcement, AnnouncementContent content);

    /** Asks for a review. */
    CompletionStage<SentAnnouncement> submit(ConversationId announcement);

    /** Approves a version, for reviewers who did not write it. {@code ANNOUNCEMENT_CHANGED} if it says something else by now. */
    CompletionStage<SentAnnouncement> approve(ConversationId announcement, long version);

    /** Gives it back to its sender, for reviewers. */
    CompletionStage<SentAnnouncement> giveBack(ConversationId announcement);

    /**
     * Publishes it, now or from the time that it names. Needs an approval where the policy names reviewers. {@code AUDIENCE_EMPTY} and
     * {@code AUDIENCE_UNKNOWN_GROUP} as for a draft; {@code ARGUMENT_OUT_OF_RANGE} if it ends before it begins, or too late.
     */
    CompletionStage<SentAnnouncement> publish(ConversationId announcement);

    /** Shows it to nobody until it is resumed. */
    CompletionStage<SentAnnouncement> pause(ConversationId announcement);

    /** Shows it again. */
    CompletionStage<SentAnnouncement> resume(ConversationId announcement);

    /** Ends it before its time. */
    CompletionStage<SentAnnouncement> stop(ConversationId announcement);

    /**
     * Says something else after it was published. Whether and how it is acknowledged may change only where it asks again ({@code
     * NOT_APPLICABLE}); the time from which it is shown stays, and the end, unless {@code content} names another one.
     *
     * @param askAgain whether everybody is asked to acknowledge it anew
     */
    CompletionStage<SentAnnouncement> correct(
            ConversationId announcement, AnnouncementContent content, boolean askAgain);

    /** Takes it back for good. */
    CompletionStage<SentAnnouncement> retract(ConversationId announcement);

    /** An announcement of the person's own, or one that they may review. */
    CompletionStage<SentAnnouncement> find(ConversationId announcement);

    /** The person's own announcements of the last year, the latest first. */
    CompletionStage<List<SentAnnouncement>> own();

    /** Those that wait for a review and that the person may review, the latest first. */
    CompletionStage<List<SentAnnouncement>> toReview();

    /** How far it reached, in figures; for its sender and for reviewers. */
    CompletionStage<Reach> reach(ConversationId announcement);

    /** The same with all that it rests on, signed; for its sender and for reviewers. Most use is at the end. */
    CompletionStage<EvidenceFile> evidence(ConversationId announcement);

    /**
     * Who belongs to its audience now and has not acknowledged it, in the order of their ids; only for those whom the policy lets see
     * names. Each look is written into the announcement's own sequence first.
     */
    CompletionStage<List<UserId>> unacknowledged(ConversationId announcement);
}
