// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.timeline;

import io.hausfunk.messaging.internal.timeline.Item.Replies;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.ThreadSummary;
import io.hausfunk.messaging.model.UserId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The thread of one item. */
final class FoldedReplies {
    private long replies;
    private long latest;
    private final Set<UserId> participants = new HashSet<>();

    FoldedReplies(Optional<ThreadSummary> known) {
        known.ifPresent(summary -> {
            replies = summary.replies();
            latest = summary.latest();
            participants.addAll(summary.participants());
        });
    }

    void add(Entry reply) {
        replies++;
        latest = reply.sequence();
        reply.author().ifPresent(participants::add);
    }

    Optional<ThreadSummary> summary() {
        return replies == 0 ? Optional.empty() : Optional.of(new Replies(replies, Set.copyOf(participants), latest));
    }
}
