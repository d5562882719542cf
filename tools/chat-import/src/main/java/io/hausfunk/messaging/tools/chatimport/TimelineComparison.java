// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import io.hausfunk.messaging.message.Reaction;
import io.hausfunk.messaging.message.ThreadSummary;
import io.hausfunk.messaging.message.TimelineItem;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.tools.chatimport.Difference.What;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Lays what somebody sees in a timeline beside what the file comes to. */
final class TimelineComparison {
    private final ImportedChat imported;
    private final Expected expected;
    private final UserId reader;
    private final List<Difference> differences = new ArrayList<>();

    private TimelineComparison(ImportedChat imported, UserId reader) {
        this.imported = imported;
        this.expected = new Expected(imported);
        this.reader = reader;
    }

    /**
     * Compares.
     *
     * @param shown every item that the reader, who may read all, was shown: messages and replies
     */
    static List<Difference> of(ImportedChat imported, UserId reader, Map<Long, TimelineItem> shown) {
        TimelineComparison comparison = new TimelineComparison(imported, reader);
        for (Outcome message : comparison.expected.messages()) {
            TimelineItem item = shown.get(message.sequence());
            if (item == null) {
                comparison.add(message, What.MISSING);
            } else {
                comparison.compare(message, item);
            }
        }
        return comparison.differences;
    }

    private void compare(Outcome message, TimelineItem item) {
        if (!item.author().equals(Optional.of(message.line().author()))) {
            add(message, What.AUTHOR);
        }
        if (!item.content().equals(expected.content(message.line(), message.text()))) {
            add(message, What.TEXT);
        }
        if (item.editedAt().isPresent() != message.edit().isPresent()) {
            add(message, What.EDIT);
        }
        if (item.pinned() != message.pinned()) {
            add(message, What.PIN);
        }
        if (!reactions(item).equals(reactions(message))) {
            add(message, What.REACTION);
        }
        thread(message, item);
    }

    private void thread(Outcome message, TimelineItem item) {
        List<Outcome> replies = message.replies();
        if (item.replies().isPresent() == replies.isEmpty()) {
            add(message, What.THREAD);
            return;
        }
        item.replies().ifPresent(summary -> summary(message, replies, summary));
    }

    private void summary(Outcome message, List<Outcome> replies, ThreadSummary summary) {
        Set<UserId> people =
                replies.stream().map(reply -> reply.line().author()).collect(Collectors.toSet());
        long latest = replies.get(replies.size() - 1).sequence();
        if (summary.replies() != replies.size()
                || summary.latest() != latest
                || !summary.participants().equals(people)) {
            add(message, What.THREAD);
        }
    }

    private Set<String> reactions(TimelineItem item) {
        return item.reactions().stream().map(TimelineComparison::shown).collect(Collectors.toSet());
    }

    private Set<String> reactions(Outcome message) {
        return message.reactions().entrySet().stream()
                .map(kind -> shown(
                        kind.getKey(), kind.getValue().size(), kind.getValue().contains(reader)))
                .collect(Collectors.toSet());
    }

    private static String shown(Reaction reaction) {
        return shown(reaction.reaction(), reaction.count(), reaction.own());
    }

    private static String shown(String reaction, long count, boolean own) {
        return reaction + " " + count + (own ? " own" : "");
    }

    private void add(Outcome message, What what) {
        differences.add(new Difference(
                imported.script().chat().id(), OptionalLong.of(message.line().n()), what));
    }
}
