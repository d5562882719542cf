// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.conversation;

import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.message.TimelineItem;
import io.hausfunk.messaging.message.TimelinePage;
import io.hausfunk.messaging.timeline.TimelineState;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * What a conversation looks like now: messages with their latest content, reactions, threads and pins, and whatever else happened. What is
 * about a message stands with it and not for itself; replies stand in their thread. A page costs the same however many reactions and
 * edits there were. {@link TimelineState} keeps pages up to date with what a listener hears.
 *
 * <p>The rules for threads, deadlines and errors are those of {@link Session}.
 */
public interface Timeline {
    /**
     * The items before a number.
     *
     * @param before {@link Long#MAX_VALUE} for the latest
     * @param limit 1 to 200
     */
    CompletionStage<TimelinePage> before(long before, int limit);

    /**
     * The items behind a number.
     *
     * @param after 0 for the first that this person may read
     * @param limit 1 to 200
     */
    CompletionStage<TimelinePage> after(long after, int limit);

    /**
     * The replies in a thread behind a number.
     *
     * @param root the number of the message that the thread is about
     * @param after 0 for the first reply
     * @param limit 1 to 200
     */
    CompletionStage<TimelinePage> thread(long root, long after, int limit);

    /** Some messages, ascending by number; those that this person cannot read are absent. 1 to 200 numbers. */
    CompletionStage<List<TimelineItem>> messages(List<Long> numbers);
}
