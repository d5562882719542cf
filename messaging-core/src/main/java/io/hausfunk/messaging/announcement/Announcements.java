// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.announcement;

import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.message.Subscription;
import io.hausfunk.messaging.model.ConversationId;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;

/**
 * Announcements in the hands of one session's person. Needs a directory with a feed ({@code CONFIGURATION}); {@code
 * DIRECTORY_UNAVAILABLE} until it could be read once. What does not concern the person and what does not exist look the same: {@code
 * NOT_PERMITTED}.
 *
 * <p>Announcements are not among the person's conversations, in no list, overview or catching up.
 */
public interface Announcements {
    /** Those that concern the person now, the most urgent first, and among these the latest first. */
    CompletionStage<List<Announcement>> current();

    /**
     * Listens: first to all that concern the person now, then to what changes. {@code LIMIT_EXCEEDED} for more subscriptions than one
     * person may have. A paused subscription tells, once it is resumed, how things stand then.
     */
    CompletionStage<Subscription> listen(AnnouncementListener listener);

    /**
     * Counts the person among those who read a version of it. For figures only: it is written within seconds, and lost with a node
     * that stops before.
     */
    CompletionStage<Void> markRead(ConversationId announcement, long version);

    /**
     * Acknowledges an announcement, once: whoever did so already gets their first answer, also with another choice. {@code
     * ANNOUNCEMENT_OVER} if it ended, was stopped, paused or taken back; {@code ANNOUNCEMENT_CHANGED} if it was corrected and asks again
     * since that version; {@code NOT_APPLICABLE} if it does not ask.
     *
     * @param version the version that the person saw
     * @param choice the place of their answer in {@link Announcement#choices()}, empty where there is none to choose; {@code
     *     ARGUMENT_OUT_OF_RANGE} for any other
     */
    CompletionStage<Acknowledgement> acknowledge(ConversationId announcement, long version, OptionalInt choice);

    /**
     * Answers whoever published it, in the direct conversation of both. {@code NOT_APPLICABLE} if it takes no replies, {@code
     * ANNOUNCEMENT_OVER} as above.
     */
    CompletionStage<Sent> reply(ConversationId announcement, Draft draft);

    /** What senders and reviewers do. */
    AnnouncementSender sender();
}
