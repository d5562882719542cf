// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.machine;

import io.hausfunk.messaging.message.IdempotencyKey;
import io.hausfunk.messaging.message.Sent;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Questions to people, whose decisions come back to this account. Those who are asked together see each other's answers. Needs a store that knows
 * whom entries concern ({@code NOT_APPLICABLE}).
 */
public interface Approvals {
    /**
     * Asks. Everybody who is asked must be able to take part ({@code ACCOUNT_NOT_USABLE}). Call again with the same key and the same request if the
     * outcome is unknown.
     */
    CompletionStage<Sent> ask(ApprovalRequest request, IdempotencyKey key);

    /**
     * Decisions that were not acknowledged yet, in no order. They wait in the store, written in the commit that decided, whatever dies meanwhile;
     * the same ones are listed again until {@link #acknowledge}.
     *
     * @param limit 1 to 500
     */
    CompletionStage<List<ApprovalDecision>> decisions(int limit);

    /**
     * Says that a decision was carried out: it is not listed again. Of several calls for one decision, on whatever nodes, one is told true, so what
     * must happen once is done by whoever that is, or in the program's own transaction under the decision's id before.
     */
    CompletionStage<Boolean> acknowledge(ApprovalDecision decision);

    /**
     * Signs a decision of this account's, acknowledged or not, so that it can be shown later to whoever trusts neither program nor database. Refuses
     * with {@code NOT_PERMITTED} what is not, or not any more, a decision of its own.
     */
    CompletionStage<DecisionProof> prove(ApprovalDecision decision);
}
