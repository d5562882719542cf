// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.machine;

import io.hausfunk.messaging.content.ApprovalContent;
import io.hausfunk.messaging.content.ApprovalState;
import io.hausfunk.messaging.model.ConversationId;

/**
 * A question that people decided. Its conversation and its card together are an id that never changes.
 *
 * <p>The engine makes it. Later versions may add methods.
 */
public interface ApprovalDecision {
    /** Where it was asked. */
    ConversationId conversation();

    /** The number of the question, as {@link Approvals#ask} answered. */
    long card();

    /** The number of the entry that decided. */
    long sequence();

    /** What was asked, and of whom. */
    ApprovalContent question();

    /** Who answered what, and what that comes to. */
    ApprovalState state();
}
