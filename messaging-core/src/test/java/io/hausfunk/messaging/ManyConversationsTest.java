// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.ConversationInfo;
import io.hausfunk.messaging.conversation.ConversationPage;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.message.Cursor;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.SyncPage;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A person with many conversations: pages that pass over what may not be read, and how often the store is asked. */
class ManyConversationsTest {
    private static final int MANY = 120;

    private final Set<String> hidden = ConcurrentHashMap.newKeySet();
    private final TestEngine engine = TestEngine.start(settings -> settings.accessPolicy(questions -> questions.stream()
            .map(question -> !hidden.contains(question.subject())
                    || question.user().value().equals("anna"))
            .toList()));
    private final Session anna = engine.session("anna");
    private final Session ben = engine.session("ben");

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void pages_show_all_that_may_be_read_whatever_lies_between() {
        Set<ConversationId> visible = new HashSet<>();
        for (int i = 0; i < 40; i++) {
            ConversationId id = channel("order:" + i).id();
            done(ben.conversations().join(id));
            if (i % 10 == 0) {
                visible.add(id);
            }
        }
        for (int i = 0; i < 40; i++) {
            if (i % 10 != 0) {
                hidden.add("order:" + i);
            }
        }
        TestEngine later = engine.another(settings -> settings.accessPolicy(questions -> questions.stream()
                .map(question -> !hidden.contains(question.subject()))
                .toList()));
        try (later) {
            Session again = later.session(engine.tenant, "ben");
            for (int limit : List.of(1, 2, 3, 4, 5, 40, 500)) {
                assertThat(pages(again, limit)).containsExactlyInAnyOrderElementsOf(visible);
            }
        }
    }

    @Test
    void a_cold_engine_asks_for_keys_by_the_page_and_not_by_the_conversation() {
        for (int i = 0; i < MANY; i++) {
            Conversation group = done(
                    anna.conversations().createGroup(NewGroup.titled("g" + i).with(List.of(ben.user()))));
            done(group.send(Draft.text("hello")));
        }
        CountingStorage counting = new CountingStorage();
        TestEngine cold = engine.another(settings -> settings.storage(counting.over(MemoryStorage.on(engine.data()))));
        try (cold) {
            Session again = cold.session(engine.tenant, "ben");
            counting.taken();
            assertThat(done(again.conversations().list(Optional.empty(), 500)).conversations())
                    .hasSize(MANY);
            fewCalls(counting.taken());
            assertThat(done(again.conversations().unread())).hasSize(MANY);
            fewCalls(counting.taken());
        }
        TestEngine colder =
                engine.another(settings -> settings.storage(counting.over(MemoryStorage.on(engine.data()))));
        try (colder) {
            Session again = colder.session(engine.tenant, "ben");
            counting.taken();
            SyncPage page = done(again.sync(Cursor.beginning(), 500));
            assertThat(page.entries()).hasSize(2 * MANY);
            Map<String, Integer> calls = new HashMap<>(counting.taken());
            // Before entries of a conversation are shown, its roster is checked, once.
            assertThat(calls.remove("conversations.roster")).isLessThanOrEqualTo(MANY);
            fewCalls(calls);
            assertThat(done(again.sync(Cursor.beginning(), 500)).entries()).hasSize(2 * MANY);
            fewCalls(counting.taken());
        }
    }

    private static void fewCalls(Map<String, Integer> calls) {
        assertThat(calls.values().stream().mapToInt(Integer::intValue).sum())
                .as("%s", calls)
                .isLessThanOrEqualTo(12);
    }

    private Conversation channel(String subject) {
        return done(anna.conversations().createChannel(NewGroup.titled("c").about(subject)));
    }

    private static List<ConversationId> pages(Session session, int limit) {
        List<ConversationId> found = new ArrayList<>();
        Optional<ConversationId> next = Optional.empty();
        do {
            ConversationPage page = done(session.conversations().list(next, limit));
            assertThat(page.conversations().size()).isLessThanOrEqualTo(limit);
            page.conversations().stream().map(ConversationInfo::id).forEach(found::add);
            next = page.next();
        } while (next.isPresent());
        return found;
    }
}
