// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.quickstart;

import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.ConversationCreated;
import io.hausfunk.messaging.content.MessageEdited;
import io.hausfunk.messaging.content.ReactionAdded;
import io.hausfunk.messaging.content.TextContent;
import io.hausfunk.messaging.content.VoiceContent;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.EntryListener;
import io.hausfunk.messaging.message.TimelineItem;
import io.hausfunk.messaging.message.TimelinePage;
import io.hausfunk.messaging.model.UserId;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Prints what a person is told, a line for each entry. */
final class ConsolePrinter implements EntryListener {
    private final PrintStream out;
    private final Map<Long, CompletableFuture<Boolean>> shown = new ConcurrentHashMap<>();

    ConsolePrinter(PrintStream out) {
        this.out = out;
    }

    @Override
    public void onEntry(Entry entry) {
        String answers =
                entry.replyTo().isPresent() ? "  (answers #" + entry.replyTo().getAsLong() + ")" : "";
        out.printf("  #%-3d %-5s %s%s%n", entry.sequence(), name(entry.author()), words(entry.content()), answers);
        shown(entry.sequence()).complete(true);
    }

    /** Prints messages as they are now. */
    void print(TimelinePage page) {
        for (TimelineItem item : page.items()) {
            StringBuilder line = new StringBuilder(words(item.content()));
            item.editedAt().ifPresent(at -> line.append("  (edited)"));
            item.reactions().forEach(each -> line.append("  [" + each.reaction() + " " + each.count() + "]"));
            item.replies().ifPresent(thread -> line.append("  [" + thread.replies() + " in thread]"));
            out.printf("  #%-3d %-5s %s%n", item.sequence(), name(item.author()), line);
        }
    }

    /** Waits until an entry was shown. */
    void await(long sequence) {
        Waiting.await(shown(sequence));
    }

    private CompletableFuture<Boolean> shown(long sequence) {
        return shown.computeIfAbsent(sequence, number -> new CompletableFuture<>());
    }

    private static String name(Optional<UserId> author) {
        return author.map(UserId::value).orElse("(erased)");
    }

    private static String words(Content content) {
        if (content instanceof TextContent text) {
            return text.text();
        } else if (content instanceof MessageEdited edited) {
            return "says #" + edited.target() + " anew: " + words(edited.content());
        } else if (content instanceof ReactionAdded added) {
            return "reacts to #" + added.target() + ": " + added.reaction();
        } else if (content instanceof VoiceContent voice) {
            return "a voice message of " + voice.duration().toMillis() / 1000.0 + " s";
        } else if (content instanceof ConversationCreated) {
            return "opened the conversation";
        }
        return "(" + content.getClass().getSimpleName() + ")";
    }
}
