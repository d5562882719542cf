// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.administration.PersonLimits;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiFunction;

/** One engine imports, then a fresh one on the same store reads back. */
final class Import {
    private static final TenantId TENANT = new TenantId("chat-import");
    /** Owns the channels, so that everybody of the file can leave them. Nobody in a file is called so. */
    static final UserId IMPORTER = UserId.of("chat-import:importer");

    private static final int CHATS_AT_ONCE = 64;

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
                    scripts,
                    patience,
                    (script, people) -> ChannelImport.run(script, IMPORTER, people, patience, progress, timer));
        }
        long middle = System.nanoTime();
        List<ReadResult> readings;
        try (Progress progress = Progress.start("read back", lines, err, terminal, timer)) {
            readings = withEngine(
                    imported,
                    patience,
                    (chat, people) -> ReadBack.run(chat, IMPORTER, people, patience, timer)
                            .thenApply(reading -> {
                                progress.advance(chat.script().chat().lines().size());
                                return reading;
                            }));
        }
        Duration reading = Duration.ofNanos(System.nanoTime() - middle);
        long messages = chats.stream()
                .flatMap(chat -> chat.lines().stream())
                .filter(line -> line.kind().spoken())
                .count();
        return new Summary(
                messages,
                lines - messages,
                chats.size(),
                imported.stream().mapToLong(ImportedChat::repeated).sum(),
                readings.stream().mapToLong(ReadResult::messages).sum(),
                readings.stream().flatMap(one -> one.differences().stream()).toList(),
                Duration.ofNanos(middle - start),
                reading);
    }

    private <T, R> List<R> withEngine(
            List<T> items, Patience patience, BiFunction<T, ImportSessions, CompletionStage<R>> work) {
        try (Messaging messaging = Messaging.builder()
                .storage(store.storage())
                .keys(keys)
                .personLimits(PersonLimits.DEFAULT.exempting((tenant, user) -> true))
                .start()) {
            ImportSessions people = new ImportSessions(messaging, TENANT, patience);
            return Window.each(items, CHATS_AT_ONCE, item -> work.apply(item, people))
                    .join();
        } catch (CompletionException e) {
            throw Patience.reason(e) instanceof RuntimeException known ? known : e;
        }
    }
}
