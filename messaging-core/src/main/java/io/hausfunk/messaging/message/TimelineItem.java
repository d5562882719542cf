// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.message;

import io.hausfunk.messaging.content.CardState;
import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.RemovedContent;
import io.hausfunk.messaging.model.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An entry that stands for itself, with what later ones made of it: a message as it is now, or something that happened. Items are equal if
 * all that they show is; {@code toString} shows numbers only.
 *
 * <p>The engine makes it. Later versions may add methods.
 */
public interface TimelineItem {
    /** Its number. */
    long sequence();

    /** The person who wrote or did it; empty if that person was erased. */
    Optional<UserId> author();

    /** When it was written, as in {@link Entry#at}. */
    Instant at();

    /** What it says now; {@link RemovedContent} if that was removed. */
    Content content();

    /**
     * The number of the entry that says so: that of the last edit, or its own. Its {@link
     * io.hausfunk.messaging.content.HasAttachments files} are read by this number.
     */
    long contentSequence();

    /** The number of the entry that it answers. */
    OptionalLong replyTo();

    /** The number of the message in whose thread it stands. */
    OptionalLong thread();

    /** The people whom it mentions now. */
    Mentions mentions();

    /** When its content disappears; empty if it stays. */
    Optional<Instant> expiresAt();

    /** When its author said it anew the last time. */
    Optional<Instant> editedAt();

    /** How people reacted, in the order of the reactions' characters; none once the content was removed. */
    List<Reaction> reactions();

    /** The thread that it began; empty without replies. */
    Optional<ThreadSummary> replies();

    /** How people answered, if it is a poll; empty once the content was removed. */
    Optional<PollResults> poll();

    /** How it stands, if it is a card of the company's software, such as an alert; empty once the content was removed. */
    Optional<CardState> card();

    /** Whether it is pinned; not once the content was removed. */
    boolean pinned();

    /** The number of the last entry that this rests on: later ones about it are not in it yet. */
    long asOf();
}
