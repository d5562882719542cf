// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.integration;

import static io.hausfunk.messaging.integration.TestCalls.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.Health;
import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.ConversationInfo;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.message.Cursor;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.UserId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever may write to the database, and is a user as well, gives themselves no right that the engine did not give them. */
class ForgedRightsTest {
    private static final UserId EVE = UserId.of("eve");
    private static final String IN = " WHERE tenant = ? AND conversation = ?";

    @ParameterizedTest
    @EnumSource(Place.Kind.class)
    void a_raised_role_takes_no_effect_and_health_says_so(Place.Kind kind) {
        try (SmallWorld world = new SmallWorld(kind)) {
            Object ben = person(world, "one#4");
            world.administer(it -> it.update(
                    "UPDATE hausfunk_participant SET role = " + Role.OWNER.code() + IN + " AND person = ?",
                    world.north.value(),
                    it.column(world.id("one")),
                    ben));
            try (Messaging messaging = world.start()) {
                assertThat(part(messaging)).isEqualTo(Health.State.UP);
                Session session = SmallWorld.session(messaging, world.north, "ben");
                TestCalls.refused(() -> done(session.conversations().open(world.id("one"))), ErrorCode.NOT_PERMITTED);
                assertThat(part(messaging)).isEqualTo(Health.State.DEGRADED);
                assertThat(String.join(" ", messaging.health().findings()))
                        .contains(world.id("one").toString())
                        .doesNotContain("ben");
                assertThat(done(session.sync(Cursor.beginning(), 100)).entries())
                        .noneMatch(entry -> entry.conversation().equals(world.id("one")));
            }
        }
    }

    private static Health.State part(Messaging messaging) {
        return Optional.ofNullable(messaging.health().parts().get("participants"))
                .orElseThrow()
                .state();
    }

    @ParameterizedTest
    @EnumSource(Place.Kind.class)
    void a_row_put_into_another_conversation_lets_nobody_in_and_harms_nobody(Place.Kind kind) {
        try (SmallWorld world = new SmallWorld(kind)) {
            try (Messaging messaging = world.start()) {
                done(open(world, messaging, "anna", world.id("two"))
                        .participants()
                        .add(List.of(EVE), Role.MEMBER));
            }
            String columns = "person, role, role_by, joined, visible_from, left_at, banned_by, delivered, read, proof";
            world.administer(it -> it.update(
                    "INSERT INTO hausfunk_participant (tenant, conversation, " + columns + ") SELECT tenant, ?, "
                            + "person, role, role_by, 1, 1, 0, 0, 0, 0, proof FROM hausfunk_participant" + IN
                            + " AND joined = 4",
                    it.column(world.id("one")),
                    world.north.value(),
                    it.column(world.id("two"))));
            shutOut(world, world.id("one"));
            try (Messaging messaging = world.start()) {
                done(open(world, messaging, "dora", world.id("one")).send(Draft.text("undisturbed")));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Place.Kind.class)
    void a_direct_conversation_made_a_channel_lets_nobody_in(Place.Kind kind) {
        try (SmallWorld world = new SmallWorld(kind)) {
            ConversationId direct;
            try (Messaging messaging = world.start()) {
                Session anna = SmallWorld.session(messaging, world.north, "anna");
                Conversation both = done(anna.conversations().direct(UserId.of("ben")));
                done(both.send(Draft.text("between us")));
                direct = both.id();
            }
            bend(world, direct, "conversation", "kind = " + ConversationKind.CHANNEL.code());
            shutOut(world, direct);
        }
    }

    @ParameterizedTest
    @EnumSource(Place.Kind.class)
    void opened_history_and_moved_numbers_show_nothing_more(Place.Kind kind) {
        try (SmallWorld world = new SmallWorld(kind)) {
            ConversationId group;
            try (Messaging messaging = world.start()) {
                Session anna = SmallWorld.session(messaging, world.north, "anna");
                Conversation since = done(anna.conversations()
                        .createGroup(NewGroup.titled("since").history(HistoryPolicy.SINCE_JOINED)));
                group = since.id();
                done(since.send(Draft.text("before eve")));
                done(since.participants().add(List.of(EVE), Role.MEMBER));
                done(since.participants().remove(EVE));
                done(since.send(Draft.text("after eve")));
            }
            assertThat(texts(world, group)).isEmpty();
            bend(world, group, "participant", "visible_from = 1");
            assertThat(texts(world, group)).isEmpty();
            bend(world, group, "participant", "left_at = 5");
            assertThat(texts(world, group)).isEmpty();
            bend(world, group, "participant", "left_at = 0");
            assertThat(texts(world, group)).isEmpty();
            bend(world, group, "conversation", "history = " + HistoryPolicy.ALL.code());
            assertThat(texts(world, group)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Place.Kind.class)
    void a_row_of_earlier_that_is_brought_back_lets_nobody_read_or_write(Place.Kind kind) {
        try (SmallWorld world = new SmallWorld(kind)) {
            ConversationId one = world.id("one");
            try (Messaging messaging = world.start()) {
                done(open(world, messaging, "anna", one).participants().add(List.of(EVE), Role.MEMBER));
            }
            world.administer(it -> it.update(
                    "CREATE TABLE kept AS SELECT * FROM hausfunk_participant" + IN + " AND joined = 6",
                    world.north.value(),
                    it.column(one)));
            try (Messaging messaging = world.start()) {
                Conversation annas = open(world, messaging, "anna", one);
                done(annas.participants().remove(EVE));
                done(annas.send(Draft.text("without eve")));
            }
            world.administer(it -> {
                it.update(
                        "DELETE FROM hausfunk_participant" + IN + " AND joined = 6",
                        world.north.value(),
                        it.column(one));
                it.update("INSERT INTO hausfunk_participant SELECT * FROM kept");
                it.update("DROP TABLE kept");
            });
            assertThat(texts(world, one)).doesNotContain("without eve");
            try (Messaging messaging = world.start()) {
                Session eve = SmallWorld.session(messaging, world.north, "eve");
                TestCalls.refused(() -> done(eve.conversations().open(one)), ErrorCode.NOT_PERMITTED);
                assertThat(part(messaging)).isEqualTo(Health.State.DEGRADED);
            }
        }
    }

    private static void shutOut(SmallWorld world, ConversationId conversation) {
        try (Messaging messaging = world.start()) {
            Session eve = SmallWorld.session(messaging, world.north, "eve");
            List<Consumer<ConversationId>> attempts = List.of(
                    id -> done(eve.conversations().open(id)),
                    id -> done(eve.conversations().join(id)));
            attempts.forEach(attempt -> TestCalls.refused(() -> attempt.accept(conversation), ErrorCode.NOT_PERMITTED));
            assertThat(done(eve.conversations().list(Optional.empty(), 100)).conversations())
                    .extracting(ConversationInfo::id)
                    .doesNotContain(conversation);
            assertThat(done(eve.sync(Cursor.beginning(), 100)).entries())
                    .noneMatch(entry -> entry.conversation().equals(conversation));
            assertThat(part(messaging)).isEqualTo(Health.State.DEGRADED);
        }
    }

    /** What eve reads, by page and by catching up. */
    private static List<String> texts(SmallWorld world, ConversationId conversation) {
        try (Messaging messaging = world.start()) {
            Session eve = SmallWorld.session(messaging, world.north, "eve");
            List<String> synced = done(eve.sync(Cursor.beginning(), 100)).entries().stream()
                    .filter(entry -> entry.conversation().equals(conversation))
                    .map(TestCalls::text)
                    .filter(text -> text.contains("eve"))
                    .toList();
            assertThat(synced).as("caught up").isEmpty();
            try {
                return TestCalls.all(done(eve.conversations().open(conversation))).stream()
                        .map(TestCalls::text)
                        .filter(text -> text.contains("eve"))
                        .toList();
            } catch (io.hausfunk.messaging.error.NotPermittedException refused) {
                return List.of();
            }
        }
    }

    private static void bend(SmallWorld world, ConversationId conversation, String table, String set) {
        world.administer(it -> assertThat(it.update(
                        "UPDATE hausfunk_" + table + " SET " + set + IN, world.north.value(), it.column(conversation)))
                .isPositive());
    }

    private static Object person(SmallWorld world, String entry) {
        Object[] found = new Object[1];
        world.administer(it -> found[0] = it.entry(world.row(entry), "author"));
        return found[0];
    }

    private static Conversation open(SmallWorld world, Messaging messaging, String user, ConversationId id) {
        return done(
                SmallWorld.session(messaging, world.north, user).conversations().open(id));
    }
}
