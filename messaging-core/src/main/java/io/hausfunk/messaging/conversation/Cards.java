// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.conversation;

import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.message.Entry;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * What a person does with messages of the company's software in one conversation. The rules for threads, deadlines and errors are those of
 * {@link Session}.
 *
 * <p>All calls fail with {@code MESSAGE_MISSING} for a number that this person cannot read, and {@code NOT_APPLICABLE} for an entry of another
 * kind.
 */
public interface Cards {
    /**
     * Shows a one-time code, once: another call, also from another device, is refused. If the answer was lost, the program has to make a new
     * one.
     *
     * <p>Errors: {@code CODE_GONE} for a code that was shown, used or replaced, that is void, or whose time is over.
     *
     * @param code the number of the entry
     * @return the digits; keep them no longer than they are on display
     */
    CompletionStage<String> showCode(long code);

    /**
     * Takes an alert. Of several people one takes it, on whatever nodes; who took it already changes nothing.
     *
     * <p>Errors: {@code ALERT_TAKEN} if somebody else was faster; {@code ALERT_RESOLVED} if it is over.
     */
    CompletionStage<Change> takeAlert(long alert);

    /**
     * Says that an alert is over, which this person took, or takes with that. If it is over already, nothing changes.
     *
     * <p>Errors: {@code ALERT_TAKEN} if somebody else took it.
     */
    CompletionStage<Change> resolveAlert(long alert);

    /**
     * Answers a question. Each who is asked answers once; the same again changes nothing.
     *
     * <p>Errors: {@code NOT_ASKED}; {@code ALREADY_ANSWERED} for another answer; {@code APPROVAL_CLOSED} once it is decided or its deadline is over;
     * {@code ARGUMENT_OUT_OF_RANGE} for an answer that there is not.
     *
     * @param option a place in {@link io.hausfunk.messaging.content.ApprovalContent#options}, from 0
     */
    CompletionStage<Change> answer(long question, int option);

    /** All that happened to a card, in order: entries with {@link io.hausfunk.messaging.content.CardChanged}, the last 1000 at most. */
    CompletionStage<List<Entry>> history(long card);
}
