// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.ConversationInfo;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.message.Cursor;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.UserId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who went sees a conversation as it was when they went, whatever they ask for and whatever happens there later. */
class FormerParticipantTest {
    private static final UserId BEN = UserId.of("ben");

    @TestFactory
    Stream<DynamicTest> whatever_happens_later_changes_nothing_of_what_they_see() {
        Map<String, BiConsumer<TestEngine, Conversation>> later = new LinkedHashMap<>();
        later.put("another title", (engine, group) -> done(group.rename("Ben was dismissed")));
        later.put("messages", (engine, group) -> done(group.send(Draft.text("about ben"))));
        later.put(
                "others come",
                (engine, group) -> done(group.participants().add(List.of(UserId.of("dora")), Role.MEMBER)));
        later.put("others go", (engine, group) -> done(group.participants().remove(UserId.of("cleo"))));
        later.put(
                "other roles",
                (engine, group) -> done(group.participants().changeRole(UserId.of("cleo"), Role.MODERATOR)));
        later.put(
                "they are banned", (engine, group) -> done(group.participants().ban(BEN)));
        later.put("marks", (engine, group) -> {
            done(group.send(Draft.text("one more")));
            done(ben(engine, group).markRead(100));
        });
        return later.entrySet().stream()
                .map(one -> dynamicTest(one.getKey(), () -> {
                    try (TestEngine engine = TestEngine.start()) {
                        Conversation group = group(engine);
                        done(ben(engine, group).markRead(1));
                        done(group.participants().remove(BEN));
                        Map<String, Object> before = seen(engine, group);

                        one.getValue().accept(engine, group);

                        Map<String, Object> after = seen(engine, group);
                        if (one.getKey().equals("marks")) {
                            // Their own marks, which end with what they may read.
                            assertThat(after.get("unread")).isEqualTo(0L);
                            List.of("info", "listed", "unread", "all unread")
                                    .forEach(key -> after.put(key, before.get(key)));
                        }
                        assertThat(after).isEqualTo(before);
                        try (TestEngine other = engine.another(settings -> settings)) {
                            assertThat(seen(other, engine, group).get("info")).isEqualTo(info(engine, group));
                        }
                    }
                }));
    }

    @Test
    void who_comes_back_sees_the_title_of_today() {
        try (TestEngine engine = TestEngine.start()) {
            Conversation group = group(engine);
            done(group.participants().remove(BEN));
            done(group.rename("new"));
            done(group.participants().add(List.of(BEN), Role.MEMBER));
            assertThat(info(engine, group).title()).contains("new");
            done(group.participants().remove(BEN));
            done(group.rename("newest"));
            assertThat(info(engine, group).title()).contains("new");
            assertThat(done(group.info()).title()).contains("newest");
        }
    }

    private static Conversation group(TestEngine engine) {
        NewGroup draft =
                NewGroup.titled("Project").with(List.of(BEN, UserId.of("cleo"))).history(HistoryPolicy.ALL);
        Conversation group = done(engine.session("anna").conversations().createGroup(draft));
        done(group.send(Draft.text("hello")));
        return group;
    }

    private static Conversation ben(TestEngine engine, Conversation group) {
        return done(engine.session("ben").conversations().open(group.id()));
    }

    private static ConversationInfo info(TestEngine engine, Conversation group) {
        return done(ben(engine, group).info());
    }

    private static Map<String, Object> seen(TestEngine engine, Conversation group) {
        return seen(engine, engine, group);
    }

    /** All that a session shows of a conversation. */
    private static Map<String, Object> seen(TestEngine on, TestEngine of, Conversation group) {
        Session ben = on.session(of.tenant, "ben");
        Conversation bens = done(ben.conversations().open(group.id()));
        Map<String, Object> seen = new LinkedHashMap<>();
        seen.put("info", done(bens.info()));
        seen.put("listed", done(ben.conversations().list(Optional.empty(), 10)).conversations());
        seen.put("unread", done(bens.unread()));
        seen.put("all unread", done(ben.conversations().unread()));
        seen.put("after", numbers(done(bens.readAfter(0, 100)).entries()));
        seen.put("before", numbers(done(bens.readBefore(Long.MAX_VALUE, 100)).entries()));
        seen.put("more", done(bens.readAfter(0, 2)).more());
        seen.put("sync", numbers(done(ben.sync(Cursor.beginning(), 100)).entries()));
        seen.put("cursor", done(ben.sync(Cursor.beginning(), 100)).next());
        seen.put("leave", done(bens.leave()).sequence());
        return seen;
    }

    private static List<Long> numbers(List<Entry> entries) {
        return entries.stream().map(Entry::sequence).toList();
    }
}
