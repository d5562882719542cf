// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.message.Cursor;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.UserId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Catches up over all chats at once, as devices of a few people do, and compares each chat in which these take part. */
final class SyncReadBack {
    private static final int PEOPLE = 3;
    private static final int PAGE = 500;

    private final List<ImportedChat> chats;
    private final ImportSessions people;
    private final Patience patience;
    private final List<Difference> differences = new ArrayList<>();

    private SyncReadBack(List<ImportedChat> chats, ImportSessions people, Patience patience) {
        this.chats = chats;
        this.people = people;
        this.patience = patience;
    }

    static CompletionStage<List<Difference>> run(
            List<ImportedChat> chats, ImportSessions people, Patience patience, Executor executor) {
        SyncReadBack back = new SyncReadBack(chats, people, patience);
        return InOrder.each(back.busiest(), back::readAs, executor).thenApply(all -> back.differences);
    }

    /** Those who take part in the most chats. */
    private List<UserId> busiest() {
        Map<UserId, Integer> counts = new HashMap<>();
        for (ImportedChat chat : chats) {
            present(chat).forEach(person -> counts.merge(person, 1, Integer::sum));
        }
        return counts.entrySet().stream()
                .sorted(Map.Entry.<UserId, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(entry -> entry.getKey().value()))
                .limit(PEOPLE)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Set<UserId> present(ImportedChat chat) {
        Set<UserId> present = chat.script().chat().place().present();
        for (Step step : chat.script().steps()) {
            if (step.act() == Step.Act.COME) {
                present.add(step.author());
            } else if (step.act() == Step.Act.GO) {
                present.remove(step.author());
            }
        }
        return present;
    }

    private CompletionStage<?> readAs(UserId reader) {
        Map<ConversationId, List<Entry>> entries = new HashMap<>();
        return people.session(reader)
                .thenCompose(session -> readAll(session, Cursor.beginning(), entries))
                .thenAccept(all -> chats.stream()
                        .filter(chat -> present(chat).contains(reader))
                        .forEach(chat -> compare(chat, entries.getOrDefault(chat.conversation(), List.of()))));
    }

    private void compare(ImportedChat chat, List<Entry> entries) {
        int all = chat.script().steps().size();
        differences.addAll(Comparison.of(chat, entries, all).differences());
    }

    private CompletionStage<Boolean> readAll(Session session, Cursor since, Map<ConversationId, List<Entry>> entries) {
        return patience.call(() -> session.sync(since, PAGE)).thenCompose(page -> {
            for (Entry entry : page.entries()) {
                entries.computeIfAbsent(entry.conversation(), id -> new ArrayList<>())
                        .add(entry);
            }
            return page.more() ? readAll(session, page.next(), entries) : CompletableFuture.completedStage(true);
        });
    }
}
