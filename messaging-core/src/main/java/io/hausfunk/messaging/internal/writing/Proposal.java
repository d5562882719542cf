// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Admission;
import io.hausfunk.messaging.internal.access.CachedRoster;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.storage.ConversationRef;
import java.util.Optional;

/**
 * What somebody wants to write into a conversation. {@link ProposalPipeline} asks {@link io.hausfunk.messaging.internal.access.AccessControl}
 * whether they may, lets the proposal plan its entry as of a roster, and plans anew if participants changed before the
 * commit. A new kind of entry is a further proposal, never a further driver.
 *
 * @param <R> what whoever proposed is answered with
 */
public interface Proposal<R> {
    /** Who wants it. */
    Actor actor();

    /** Where. */
    ConversationRef conversation();

    /** What the actor must be allowed to do. */
    Operation operation();

    /** The actor's idempotency key, the same for every try. */
    String name();

    /**
     * Whether it goes with the actor's messages: its name makes a repetition harmless, and it may follow earlier ones
     * into the store before their outcome is known, in the order of the calls. Other proposals change the conversation
     * itself: each waits until the one before it is decided, and a repetition has another name.
     */
    boolean pipelined();

    /**
     * Whether a person who may not do this any more is still told what became of it when they did it before: the first answer, or the
     * refusal.
     */
    default boolean repeatable() {
        return pipelined();
    }

    /** Whether it waits for what the actor proposed before in this conversation, or for all changes of the conversation. */
    default boolean ofPerson() {
        return pipelined();
    }

    /** Which roster it is planned with at first: of at least this membership number, or {@code AccessControl.LATEST}. */
    long asOf();

    /** Whether {@link #plan} would not block as of this roster. */
    boolean plannableFromMemory(CachedRoster roster);

    /**
     * What it comes to; empty if it is so already. May block, may refuse by throwing, and is asked again with a later roster
     * if participants changed. A repeatable proposal of a former participant is planned although it is not allowed: the
     * store is then only asked whether it holds the entry already.
     */
    Optional<Plan> plan(Admission admission);

    /**
     * Whether another entry of this name means that somebody was faster, and not that the actor uses a name twice: it is planned anew then.
     */
    default boolean plannedAnewAfterConflict() {
        return false;
    }

    /** How often it is planned at most before it fails with {@code TOO_MANY_CHANGES}. */
    int tries();

    /**
     * The answer. Must not block.
     *
     * @param sequence the entry's number; the roster's membership number if there was nothing to do
     */
    R answer(long sequence, ProposalOutcome outcome);
}
