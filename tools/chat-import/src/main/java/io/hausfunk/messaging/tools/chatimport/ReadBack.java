// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.model.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Reads a chat back as several of its people, and compares what each of them sees with the file. */
final class ReadBack {
    private static final int PAGE = 500;

    private final ImportedChat imported;
    private final UserId owner;
    private final ImportSessions people;
    private final Patience patience;
    private final List<ReadResult> readings = new ArrayList<>();

    private ReadBack(ImportedChat imported, UserId owner, ImportSessions people, Patience patience) {
        this.imported = imported;
        this.owner = owner;
        this.people = people;
        this.patience = patience;
    }

    /** The messages that the first reader saw, who may read all, and the differences that anybody saw. */
    static CompletionStage<ReadResult> run(
            ImportedChat imported, UserId owner, ImportSessions people, Patience patience, Executor executor) {
        ReadBack back = new ReadBack(imported, owner, people, patience);
        return InOrder.each(ReaderChoice.of(imported.script(), owner), back::readAs, executor)
                .thenApply(all -> back.together());
    }

    private CompletionStage<?> readAs(UserId reader) {
        List<Entry> entries = new ArrayList<>();
        int visible = reader.equals(owner)
                ? imported.script().steps().size()
                : imported.script().visibleTo(reader);
        return people.session(reader)
                .thenCompose(this::open)
                .thenCompose(conversation -> readAll(conversation, 0, entries))
                .handle((all, error) -> {
                    if (error != null) {
                        throw new ChatFailedException(
                                imported.script().chat().id(), "reading back", Patience.reason(error));
                    }
                    return readings.add(Comparison.of(imported, entries, visible));
                });
    }

    private CompletionStage<Conversation> open(Session session) {
        return patience.call(() -> session.conversations().open(imported.conversation()));
    }

    private CompletionStage<Boolean> readAll(Conversation conversation, long after, List<Entry> entries) {
        return patience.call(() -> conversation.readAfter(after, PAGE)).thenCompose(page -> {
            entries.addAll(page.entries());
            return page.more()
                    ? readAll(conversation, entries.get(entries.size() - 1).sequence(), entries)
                    : CompletableFuture.completedStage(true);
        });
    }

    private ReadResult together() {
        return new ReadResult(
                readings.get(0).messages(),
                readings.stream()
                        .flatMap(reading -> reading.differences().stream())
                        .distinct()
                        .toList());
    }
}
