// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.conversation.Change;

/** A proposal that is answered with whether it changed something. */
interface ChangeProposal extends SequentialProposal<Change> {
    @Override
    default Change answer(long sequence, ProposalOutcome outcome) {
        boolean nothing = outcome == ProposalOutcome.NOTHING_TO_DO;
        long number = nothing && standing() > 0 ? standing() : sequence;
        return new CommittedChange(conversation().conversation(), number, !nothing);
    }

    /** The number of the entry that made it so already, once it was planned; 0 if none is known. */
    default long standing() {
        return 0;
    }
}
