// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.administration.PersonLimits;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.message.MessageRules;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;

/** One engine imports, then a fresh one on the same store reads back. */
final class Import {
    private static final TenantId TENANT = new TenantId("chat-import");
    /** Owns the channels, so that everybody of the file can leave them. Nobody in a file is called so. */
    static final UserId IMPORTER = UserId.of("chat-import:importer");

    private static final int CHATS_AT_ONCE = 64;
    private static final Duration EDIT_WINDOW = Duration.ofDays(3650);

    private final Store store;
    private final MasterKeys keys;
    private final PrintStream err;
    private final boolean terminal;

    Import(Store store, MasterKeys keys, PrintStream err, boolean terminal) {
        this.store = store;
        this.keys = keys;
        this.err = err;
        this.terminal = terminal;
    }

    Summary run(List<ChatLog> chats) {
        ScheduledExecutorService timer =
                Executors.newScheduledThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            return run(chats, timer);
        } finally {
            timer.shutdownNow();
        }
    }

    private Summary run(List<ChatLog> chats, ScheduledExecutorService timer) {
        List<ReplayScript> scripts = chats.stream().map(ReplayScript::of).toList();
        long lines = chats.stream().mapToLong(chat -> chat.lines().size()).sum();
        Patience patience = new Patience(timer);

        long start = System.nanoTime();
        List<ImportedChat> imported;
        try (Progress progress = Progress.start("imported", lines, err, terminal, timer)) {
            imported = withEngine(
                    people -> Window.each(
                            scripts,
                            CHATS_AT_ONCE,
                            script -> ConversationImport.run(script, people, patience, progress, timer)),
                    patience);
        }
        long middle = System.nanoTime();
        List<Difference> differences = new ArrayList<>();
        long messages;
        try (Progress progress = Progress.start("read back", lines, err, terminal, timer)) {
            messages =
                    withEngine(people -> readBack(imported, people, patience, progress, timer, differences), patience);
        }
        Duration reading = Duration.ofNanos(System.nanoTime() - middle);
        long files = imported.stream()
                .flatMap(chat -> chat.files().values().stream())
                .mapToLong(List::size)
                .sum();
        return new Summary(
                Counts.of(chats, files),
                chats.size(),
                imported.stream().mapToLong(ImportedChat::repeated).sum(),
                imported.stream().mapToLong(ImportedChat::filesLeftOut).sum(),
                messages,
                differences.stream().distinct().toList(),
                Duration.ofNanos(middle - start),
                reading);
    }

    /** How many messages were read: chat by chat, then all that a device misses. */
    private static CompletionStage<Long> readBack(
            List<ImportedChat> imported,
            ImportSessions people,
            Patience patience,
            Progress progress,
            ScheduledExecutorService timer,
            List<Difference> differences) {
        return Window.each(
                        imported,
                        CHATS_AT_ONCE,
                        chat -> ReadBack.run(chat, people, patience, timer).thenApply(reading -> {
                            progress.advance(chat.script().chat().lines().size());
                            return reading;
                        }))
                .thenCompose(readings -> {
                    readings.forEach(reading -> differences.addAll(reading.differences()));
                    long messages =
                            readings.stream().mapToLong(ReadResult::messages).sum();
                    return SyncReadBack.run(imported, people, patience, timer).thenApply(found -> {
                        differences.addAll(found);
                        return messages;
                    });
                });
    }

    private <R> R withEngine(Function<ImportSessions, CompletionStage<R>> work, Patience patience) {
        try (Messaging messaging = Messaging.builder()
                .storage(store.storage())
                .keys(keys)
                .personLimits(PersonLimits.DEFAULT.exempting((tenant, user) -> true))
                // A run that was cut off goes on whenever somebody starts it again, also with edits.
                .messageRules(MessageRules.defaults().editWindow(EDIT_WINDOW))
                .start()) {
            return work.apply(new ImportSessions(messaging, TENANT, patience))
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            throw Patience.reason(e) instanceof RuntimeException known ? known : e;
        }
    }
}
