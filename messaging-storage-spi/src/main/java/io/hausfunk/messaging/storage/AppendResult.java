// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

/** What became of one entry of a batch. Everything but {@link Appended} wrote nothing. */
public sealed interface AppendResult {
    /** It is stored and durable, under this number. */
    record Appended(long sequence) implements AppendResult {}

    /** The entry rests on another history than the store's. Checked before all else. */
    record HistoryChanged() implements AppendResult {}

    /** The same name with the same fingerprint, or emptied since, is stored already under this number. Checked before what follows. */
    record Duplicate(long sequence) implements AppendResult {}

    /** The same name with another fingerprint is stored already, under this number. Checked before what follows. */
    record Conflict(long sequence) implements AppendResult {}

    /** The participants changed since the engine looked: the conversation's membership is now this one. */
    record MembershipChanged(long membership) implements AppendResult {}

    /** There are entries about another one that the engine had not seen when it made this one. */
    record AnnexesChanged() implements AppendResult {}

    /** The entry attaches a blob that is not there, is not complete, or does not belong to the entry from which it is to be taken over. */
    record BlobMissing(BlobId blob) implements AppendResult {}

    /** There is no such conversation in this tenant. */
    record ConversationMissing() implements AppendResult {}
}
