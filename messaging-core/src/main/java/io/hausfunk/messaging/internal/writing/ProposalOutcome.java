// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

/** What became of a proposal that was not refused. */
public enum ProposalOutcome {
    /** It is stored now. */
    WRITTEN,
    /** It was stored before, under the same name and with the same content. */
    WRITTEN_BEFORE,
    /** There was nothing to write: it is so already. */
    NOTHING_TO_DO
}
