// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.timeline;

import io.hausfunk.messaging.content.CardState;
import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.RemovedContent;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.Mentions;
import io.hausfunk.messaging.message.PollResults;
import io.hausfunk.messaging.message.Reaction;
import io.hausfunk.messaging.message.ThreadSummary;
import io.hausfunk.messaging.message.TimelineItem;
import io.hausfunk.messaging.message.TimelinePage;
import io.hausfunk.messaging.model.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The engine's {@link TimelineItem}. */
public record Item(
        long sequence,
        Optional<UserId> author,
        Instant at,
        Content content,
        long contentSequence,
        OptionalLong replyTo,
        OptionalLong thread,
        Mentions mentions,
        Optional<Instant> expiresAt,
        Optional<Instant> editedAt,
        List<Reaction> reactions,
        Optional<ThreadSummary> replies,
        Optional<PollResults> poll,
        Optional<CardState> card,
        boolean pinned,
        long asOf)
        implements TimelineItem {
    /**
     * An item.
     *
     * @param entry the entry that stands for itself
     * @param shown what it says now: the entry of the latest edit, or itself
     * @param content the same, or what stands in its place
     * @param card how it stands, if it is a card
     */
    public static Item of(Entry entry, Entry shown, Content content, Optional<CardState> card, Annexed annexed) {
        boolean removed = content instanceof RemovedContent;
        boolean edited = shown.sequence() != entry.sequence();
        return new Item(
                entry.sequence(),
                entry.author(),
                entry.at(),
                content,
                removed ? entry.sequence() : shown.sequence(),
                removed ? OptionalLong.empty() : shown.replyTo(),
                entry.thread(),
                removed ? Mentions.none() : shown.mentions(),
                entry.expiresAt(),
                edited && !removed ? Optional.of(shown.at()) : Optional.empty(),
                removed ? List.of() : annexed.reactions(),
                annexed.replies(),
                removed ? Optional.empty() : annexed.poll(),
                removed ? Optional.empty() : card,
                annexed.pinned() && !removed,
                annexed.asOf());
    }

    @Override
    public String toString() {
        return "TimelineItem[#" + sequence + " as of #" + asOf + "]";
    }

    /** What is about an entry, beside its content. */
    public record Annexed(
            List<Reaction> reactions,
            Optional<ThreadSummary> replies,
            Optional<PollResults> poll,
            boolean pinned,
            long asOf) {}

    /** The engine's {@link PollResults}. */
    public record Ballots(List<Long> votes, long voters, Set<Integer> own, boolean closed) implements PollResults {
        @Override
        public String toString() {
            return "PollResults[" + voters + " voters]";
        }
    }

    /** The engine's {@link Reaction}. */
    public record Reacted(String reaction, long count, boolean own) implements Reaction {
        @Override
        public String toString() {
            return "Reaction[" + count + "]";
        }
    }

    /** The engine's {@link ThreadSummary}. */
    public record Replies(long replies, Set<UserId> participants, long latest) implements ThreadSummary {
        @Override
        public String toString() {
            return "ThreadSummary[" + replies + ", latest #" + latest + "]";
        }
    }

    /** The engine's {@link TimelinePage}. */
    public record Page(List<TimelineItem> items, boolean more) implements TimelinePage {}
}
