// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.timeline;

import io.hausfunk.messaging.content.CardChanged;
import io.hausfunk.messaging.content.CardContent;
import io.hausfunk.messaging.content.CardState;
import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.MessageEdited;
import io.hausfunk.messaging.content.MessagePinned;
import io.hausfunk.messaging.content.MessageRedacted;
import io.hausfunk.messaging.content.MessageRetracted;
import io.hausfunk.messaging.content.MessageUnpinned;
import io.hausfunk.messaging.content.MessagesExpired;
import io.hausfunk.messaging.content.PollClosed;
import io.hausfunk.messaging.content.PollContent;
import io.hausfunk.messaging.content.PollVoted;
import io.hausfunk.messaging.content.ReactionAdded;
import io.hausfunk.messaging.content.ReactionWithdrawn;
import io.hausfunk.messaging.content.RemovedContent;
import io.hausfunk.messaging.content.RemovedContent.Removal;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.Mentions;
import io.hausfunk.messaging.message.PollResults;
import io.hausfunk.messaging.message.TimelineItem;
import io.hausfunk.messaging.model.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One item, and what entries about it made of it. */
final class FoldedItem {
    private final long sequence;
    private final Optional<UserId> author;
    private final Instant at;
    private final OptionalLong thread;
    private final Optional<Instant> expiresAt;
    private final FoldedReactions reactions;
    private final FoldedReplies replies;
    private final @Nullable FoldedPoll poll;
    private Content content;
    private long contentSequence;
    private OptionalLong replyTo;
    private Mentions mentions;
    private @Nullable Instant editedAt;
    private @Nullable CardState card;
    private boolean pinned;
    private long asOf;

    /** An entry about which nothing is known. */
    FoldedItem(UserId reader, Entry entry) {
        this.sequence = entry.sequence();
        this.author = entry.author();
        this.at = entry.at();
        this.thread = entry.thread();
        this.expiresAt = entry.expiresAt();
        this.content = entry.content();
        this.contentSequence = entry.sequence();
        this.replyTo = entry.replyTo();
        this.mentions = entry.mentions();
        this.asOf = entry.sequence();
        this.reactions = new FoldedReactions(reader, List.of(), asOf);
        this.replies = new FoldedReplies(Optional.empty());
        this.poll = poll(reader, null);
        this.card = content instanceof CardContent sent ? sent.begin(at) : null;
    }

    /** An item that was read. */
    FoldedItem(UserId reader, TimelineItem item) {
        this.sequence = item.sequence();
        this.author = item.author();
        this.at = item.at();
        this.thread = item.thread();
        this.expiresAt = item.expiresAt();
        this.content = item.content();
        this.contentSequence = item.contentSequence();
        this.replyTo = item.replyTo();
        this.mentions = item.mentions();
        this.editedAt = item.editedAt().orElse(null);
        this.pinned = item.pinned();
        this.asOf = item.asOf();
        this.reactions = new FoldedReactions(reader, item.reactions(), asOf);
        this.replies = new FoldedReplies(item.replies());
        this.poll = poll(reader, item.poll().orElse(null));
        this.card = item.card().orElse(null);
    }

    private @Nullable FoldedPoll poll(UserId reader, @Nullable PollResults known) {
        return content instanceof PollContent asked
                ? new FoldedPoll(reader, asked.options().size(), known, asOf)
                : null;
    }

    long asOf() {
        return asOf;
    }

    /** Takes an entry about it, or a reply in its thread, unless it is in it already. */
    void apply(Entry entry) {
        if (entry.sequence() <= asOf) {
            return;
        }
        asOf = entry.sequence();
        if (entry.about().isEmpty()) {
            replies.add(entry);
        } else {
            applyAnnex(entry);
        }
    }

    private void applyAnnex(Entry entry) {
        Content said = entry.content();
        if (said instanceof MessageEdited edited) {
            edit(entry, edited);
        } else if (said instanceof MessageRetracted) {
            remove(Removal.RETRACTED);
        } else if (said instanceof MessageRedacted) {
            remove(Removal.REDACTED);
        } else if (said instanceof MessagesExpired) {
            remove(Removal.EXPIRED);
        } else if (said instanceof ReactionAdded added) {
            reactions.add(entry, added);
        } else if (said instanceof ReactionWithdrawn withdrawn) {
            reactions.withdraw(entry, withdrawn);
        } else if (said instanceof PollVoted voted && poll != null) {
            poll.vote(entry, voted);
        } else if (said instanceof PollClosed && poll != null) {
            poll.close();
        } else if (said instanceof CardChanged changed && card != null) {
            card = changed.state();
        } else if (said instanceof MessagePinned) {
            pinned = true;
        } else if (said instanceof MessageUnpinned) {
            pinned = false;
        }
    }

    private void edit(Entry entry, MessageEdited edited) {
        if (!removed(content)) {
            content = edited.content();
            contentSequence = entry.sequence();
            replyTo = entry.replyTo();
            mentions = entry.mentions();
            editedAt = entry.at();
        }
    }

    private void remove(Removal removal) {
        if (!removed(content)) {
            content = RemovedContent.of(removal);
        }
    }

    /** Content whose place another one took may still arrive. */
    private static boolean removed(Content content) {
        return content instanceof RemovedContent gone && gone.removal() != Removal.REPLACED;
    }

    TimelineItem at(Instant now) {
        boolean over =
                !removed(content) && expiresAt.filter(end -> !end.isAfter(now)).isPresent();
        Content shown = over ? RemovedContent.of(Removal.EXPIRED) : content;
        boolean gone = shown instanceof RemovedContent;
        return new Item(
                sequence,
                author,
                at,
                shown,
                gone ? sequence : contentSequence,
                gone ? OptionalLong.empty() : replyTo,
                thread,
                gone ? Mentions.none() : mentions,
                expiresAt,
                gone ? Optional.empty() : Optional.ofNullable(editedAt),
                gone ? List.of() : reactions.list(),
                replies.summary(),
                gone || poll == null ? Optional.empty() : Optional.of(poll.results()),
                gone ? Optional.empty() : Optional.ofNullable(card),
                pinned && !gone,
                asOf);
    }
}
