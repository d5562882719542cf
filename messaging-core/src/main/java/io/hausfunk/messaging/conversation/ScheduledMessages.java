// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.conversation;

import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.IdempotencyKey;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * What one person wants to be sent to one conversation later: sealed under that person's key, the same on all their devices. It is sent within
 * seconds of its time, also if all nodes were down meanwhile, by one of them and exactly once. Whether the person may send is decided when it
 * is scheduled and again when it is sent; one that is refused then stays here with its {@link ScheduledMessage#refusal}.
 *
 * <p>Threads, deadlines and errors as in {@link io.hausfunk.messaging.Session}. All calls are harmless to repeat. All fail with {@code
 * NOT_APPLICABLE} if the store keeps no tasks.
 */
public interface ScheduledMessages {
    /** How many a person may have at a time, in all conversations. */
    int MAX_MESSAGES = 100;

    /** How many days ahead. */
    int MAX_DAYS = 366;

    /**
     * Schedules a message. Its time to live begins when it is sent.
     *
     * <p>Errors: those of {@link Conversation#send} that can be told now; {@code ARGUMENT_OUT_OF_RANGE} for a time that is over, by the engine's
     * clock, or more than {@value #MAX_DAYS} days ahead; {@code NOT_APPLICABLE} for content with files; {@code IDEMPOTENCY_CONFLICT} if another message
     * is scheduled under the draft's idempotency key; {@code LIMIT_EXCEEDED} beyond {@value #MAX_MESSAGES}.
     */
    CompletionStage<ScheduledMessage> schedule(Draft draft, Instant at);

    /**
     * Changes what a scheduled message says, or when it is sent; one that was refused is tried again. Errors: those of {@link #schedule}, and
     * {@code MESSAGE_MISSING} if none is scheduled under the draft's idempotency key, or if it is being sent.
     */
    CompletionStage<ScheduledMessage> change(Draft draft, Instant at);

    /**
     * Removes a scheduled message.
     *
     * @return whether it was still there, and is not sent any more; if not, {@link Conversation#find} tells whether it was sent
     */
    CompletionStage<Boolean> cancel(IdempotencyKey key);

    /** All that is scheduled here, and what was refused, by time. */
    CompletionStage<List<ScheduledMessage>> list();
}
