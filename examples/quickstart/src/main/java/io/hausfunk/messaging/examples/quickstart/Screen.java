// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.examples.quickstart;

import io.hausfunk.messaging.Entry;
import io.hausfunk.messaging.EntryContent;
import io.hausfunk.messaging.EntryListener;
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
        out.printf("  #%-3d %-5s %s%n", entry.sequence(), author, words(entry.content()));
        shown(entry.sequence()).complete(true);
    }

    /** Waits until an entry was shown. */
    void await(long sequence) {
        Waiting.await(shown(sequence));
    }

    private CompletableFuture<Boolean> shown(long sequence) {
        return shown.computeIfAbsent(sequence, number -> new CompletableFuture<>());
    }

    private static String words(EntryContent content) {
        if (content instanceof EntryContent.Text text) {
            return text.replyTo().isPresent()
                    ? text.text() + "  (answers #" + text.replyTo().getAsLong() + ")"
                    : text.text();
        } else if (content instanceof EntryContent.Created) {
            return "opened the conversation";
        }
        return "(" + content.getClass().getSimpleName() + ")";
    }
}
