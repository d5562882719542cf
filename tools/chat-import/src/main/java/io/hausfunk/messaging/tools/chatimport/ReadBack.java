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
    private final Executor executor;
    private final List<Difference> differences = new ArrayList<>();
    private final ImportSessions people;
    private final Patience patience;
    private final List<ReadResult> readings = new ArrayList<>();

    private ReadBack(ImportedChat imported, ImportSessions people, Patience patience, Executor executor) {
        this.imported = imported;
        this.owner = imported.script().chat().place().owner();
        this.executor = executor;
        this.people = people;
        this.patience = patience;
    }

    /** The messages that the first reader saw, who may read all, and the differences that anybody saw. */
    static CompletionStage<ReadResult> run(
            ImportedChat imported, ImportSessions people, Patience patience, Executor executor) {
        ReadBack back = new ReadBack(imported, people, patience, executor);
        return InOrder.each(ReaderChoice.of(imported.script()), back::readAs, executor)
                .thenApply(all -> back.together());
    }

    private CompletionStage<?> readAs(UserId reader) {
        return people.session(reader)
                .thenCompose(this::open)
                .thenCompose(conversation -> entries(conversation, reader)
                        .thenCompose(read -> readsAll(reader) ? timeline(conversation, reader) : done())
                        .thenCompose(read -> readings.size() == 1 ? files(conversation) : done()))
                .exceptionally(error -> {
                    throw new ChatFailedException(
                            imported.script().chat().id(), "reading back", Patience.reason(error));
                });
    }

    private CompletionStage<Boolean> entries(Conversation conversation, UserId reader) {
        List<Entry> entries = new ArrayList<>();
        int visible = readsAll(reader)
                ? imported.script().steps().size()
                : imported.script().visibleTo(reader);
        return readAll(conversation, 0, entries)
                .thenApply(all -> readings.add(Comparison.of(imported, entries, visible)));
    }

    private CompletionStage<Boolean> timeline(Conversation conversation, UserId reader) {
        return TimelineReading.of(conversation, patience, executor)
                .thenApply(items -> differences.addAll(TimelineComparison.of(imported, reader, items)));
    }

    private CompletionStage<Boolean> files(Conversation conversation) {
        return FileComparison.of(imported, conversation, patience, executor).thenApply(differences::addAll);
    }

    private boolean readsAll(UserId reader) {
        return reader.equals(owner)
                || imported.script().visibleTo(reader)
                        == imported.script().steps().size();
    }

    private static CompletionStage<Boolean> done() {
        return CompletableFuture.completedStage(true);
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
        readings.forEach(reading -> differences.addAll(reading.differences()));
        return new ReadResult(
                readings.get(0).messages(), differences.stream().distinct().toList());
    }
}
