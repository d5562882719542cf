// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.quickstart;

import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.ConversationCreated;
import io.hausfunk.messaging.content.TextContent;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.EntryListener;
import io.hausfunk.messaging.model.UserId;
import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Prints what a person is told, a line for each entry. */
final class Screen implements EntryListener {
    private final PrintStream out;
    private final Map<Long, CompletableFuture<Boolean>> shown = new ConcurrentHashMap<>();

    Screen(PrintStream out) {
        this.out = out;
    }

    @Override
    public void onEntry(Entry entry) {
        String author = entry.author().map(UserId::value).orElse("(erased)");
        out.printf("  #%-3d %-5s %s%n", entry.sequence(), author, words(entry));
        shown(entry.sequence()).complete(true);
    }

    /** Waits until an entry was shown. */
    void await(long sequence) {
        Waiting.await(shown(sequence));
    }

    private CompletableFuture<Boolean> shown(long sequence) {
        return shown.computeIfAbsent(sequence, number -> new CompletableFuture<>());
    }

    private static String words(Entry entry) {
        Content content = entry.content();
        if (content instanceof TextContent text) {
            return entry.replyTo().isPresent()
                    ? text.text() + "  (answers #" + entry.replyTo().getAsLong() + ")"
                    : text.text();
        } else if (content instanceof ConversationCreated) {
            return "opened the conversation";
        }
        return "(" + content.getClass().getSimpleName() + ")";
    }
}
