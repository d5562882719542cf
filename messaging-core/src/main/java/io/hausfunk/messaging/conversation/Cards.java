// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.conversation;

import io.hausfunk.messaging.Session;
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
}
