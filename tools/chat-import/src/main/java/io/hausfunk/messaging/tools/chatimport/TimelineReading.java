// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.message.TimelineItem;
import io.hausfunk.messaging.message.TimelinePage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.LongFunction;

/** Pages through the timeline of a conversation and through all of its threads. */
final class TimelineReading {
    private static final int PAGE = 200;

    private final Conversation conversation;
    private final Patience patience;
    private final Map<Long, TimelineItem> items = new HashMap<>();

    private TimelineReading(Conversation conversation, Patience patience) {
        this.conversation = conversation;
        this.patience = patience;
    }

    /** All items by their numbers. */
    static CompletionStage<Map<Long, TimelineItem>> of(
            Conversation conversation, Patience patience, Executor executor) {
        TimelineReading reading = new TimelineReading(conversation, patience);
        return reading.all(0, after -> conversation.timeline().after(after, PAGE))
                .thenCompose(top -> InOrder.each(reading.roots(), reading::thread, executor))
                .thenApply(all -> reading.items);
    }

    private List<Long> roots() {
        return items.values().stream()
                .filter(item -> item.replies().isPresent())
                .map(TimelineItem::sequence)
                .toList();
    }

    private CompletionStage<Boolean> thread(long root) {
        return all(0, after -> conversation.timeline().thread(root, after, PAGE));
    }

    private CompletionStage<Boolean> all(long after, LongFunction<CompletionStage<TimelinePage>> read) {
        return patience.call(() -> read.apply(after)).thenCompose(page -> {
            page.items().forEach(item -> items.put(item.sequence(), item));
            long last = page.items().stream()
                    .mapToLong(TimelineItem::sequence)
                    .max()
                    .orElse(after);
            return page.more() ? all(last, read) : CompletableFuture.completedStage(true);
        });
    }
}
