// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.conversation.Change;

/** A proposal that is answered with whether it changed something. */
interface ChangeProposal extends SequentialProposal<Change> {
    @Override
    default Change answer(long sequence, ProposalOutcome outcome) {
        return new CommittedChange(conversation().conversation(), sequence, outcome != ProposalOutcome.NOTHING_TO_DO);
    }
}
