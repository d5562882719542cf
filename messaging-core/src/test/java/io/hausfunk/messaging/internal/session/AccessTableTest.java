// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.session;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static io.hausfunk.messaging.internal.session.AccessTable.Who.OTHER_TENANT;
import static io.hausfunk.messaging.internal.session.AccessTable.Who.OUTSIDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.TestEngine;
import io.hausfunk.messaging.attachment.Attachments;
import io.hausfunk.messaging.conversation.Cards;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.Conversations;
import io.hausfunk.messaging.conversation.Messages;
import io.hausfunk.messaging.conversation.Participants;
import io.hausfunk.messaging.conversation.SavedDraft;
import io.hausfunk.messaging.conversation.ScheduledMessages;
import io.hausfunk.messaging.conversation.Timeline;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.session.AccessTable.Row;
import io.hausfunk.messaging.internal.session.AccessTable.Who;
import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.people.PeopleDirectory;
import io.hausfunk.messaging.presence.SessionPresence;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Every operation, as everybody, on a group and on a channel: exactly the allowed ones go through. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTableTest {
    private final Map<String, Row> table = AccessTable.table();
    private final TestEngine engine =
            TestEngine.start(settings -> settings.receiptsVisible(true).outbox(new EmptyOutbox()));

    @TestFactory
    Stream<DynamicTest> only_what_the_table_allows_goes_through() {
        List<DynamicTest> tests = new ArrayList<>();
        for (ConversationKind kind : List.of(ConversationKind.GROUP, ConversationKind.CHANNEL)) {
            table.forEach((name, row) -> {
                for (Who who : Who.values()) {
                    Set<Who> allowed = kind.equals(ConversationKind.GROUP) ? row.inGroup() : row.inChannel();
                    boolean expected = allowed.contains(who);
                    tests.add(dynamicTest(
                            who + (expected ? " may " : " may not ") + name + " in a " + kind,
                            () -> check(new AccessCase(engine, kind, who), row, expected)));
                }
            });
        }
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> who_may_read_a_message_may_pass_it_on() {
        Row row = AccessTable.forwarding();
        return Arrays.stream(Who.values()).map(who -> {
            boolean expected = row.inGroup().contains(who);
            return dynamicTest(
                    who + (expected ? " may" : " may not"),
                    () -> check(new AccessCase(engine, ConversationKind.GROUP, who), row, expected));
        });
    }

    private static void check(AccessCase c, Row row, boolean expected) {
        long before = c.head();
        if (expected) {
            done(row.attempt().apply(c));
        } else {
            refused(ErrorCode.NOT_PERMITTED, () -> done(row.attempt().apply(c)));
            assertThat(c.head()).isEqualTo(before);
        }
    }

    @Test
    void every_operation_is_in_the_table() {
        Set<String> notAboutOneConversation = Set.of(
                "Conversation.id",
                "Session.tenant",
                "Session.user",
                "Session.close",
                "Session.ended",
                "Session.conversations",
                "Session.presence",
                "Session.people",
                "Session.notifications",
                "Conversation.participants",
                "Conversation.messages",
                "Conversation.cards",
                "Conversation.timeline",
                "Conversation.attachments",
                "Conversation.draft",
                "Conversation.scheduled",
                "Conversations.direct",
                // ConversingTest shows what is found.
                "Conversations.findDirect",
                "Conversations.createGroup",
                "Conversations.createChannel",
                "Conversations.joinSubject",
                "Conversations.list",
                "Conversations.unread",
                // OverviewTest shows what an overview shows.
                "Conversations.overview",
                "Conversations.listenOverview",
                "Session.sync",
                "Session.listen",
                // LiveTest and PresenceTest show who is told what.
                "Session.listenLive",
                "SessionPresence.connect",
                "SessionPresence.choose",
                "SessionPresence.watch",
                // AnnouncementAccessTest has a table of its own: no operation is common to announcements and other
                // conversations.
                "Session.announcements",
                // DirectoryTest shows what the directory tells whom.
                "PeopleDirectory.find",
                "PeopleDirectory.deliveryTime",
                "PeopleDirectory.search",
                "PeopleDirectory.groups");
        Set<String> methods = new TreeSet<>();
        for (Class<?> type : List.of(
                Conversation.class,
                SavedDraft.class,
                ScheduledMessages.class,
                Participants.class,
                Messages.class,
                Cards.class,
                Timeline.class,
                Attachments.class,
                Session.class,
                Conversations.class,
                SessionPresence.class,
                PeopleDirectory.class)) {
            Arrays.stream(type.getDeclaredMethods())
                    .map(Method::getName)
                    .forEach(name -> methods.add(type.getSimpleName() + "." + name));
        }
        methods.removeAll(notAboutOneConversation);
        assertThat(table.keySet()).containsExactlyInAnyOrderElementsOf(methods);

        // RECEIVE has no method of its own: ListeningTest shows who is delivered what.
        Set<Operation> covered = table.values().stream().map(Row::operation).collect(Collectors.toSet());
        covered.add(Operation.RECEIVE);
        // Nor has OVERVIEW one about a single conversation: OverviewTest shows what it shows.
        covered.add(Operation.OVERVIEW);
        // NOTIFY neither: NotificationTest shows who is told.
        covered.add(Operation.NOTIFY);
        // EXPIRE is what the engine does: ExpiryTest shows it.
        covered.add(Operation.EXPIRE);
        // FOLLOW is for the directory's own account: FollowingGroupsTest shows that nobody can be it.
        covered.add(Operation.FOLLOW);
        // AnnouncementAccessTest covers those on announcements.
        covered.addAll(Operation.OF_ANNOUNCEMENTS);
        assertThat(covered).containsExactlyInAnyOrder(Operation.values());
    }

    @TestFactory
    Stream<DynamicTest> overviews_show_nothing_to_strangers() {
        return Stream.of(OUTSIDER, OTHER_TENANT)
                .map(who -> dynamicTest(who + " sees nothing", () -> {
                    AccessCase c = new AccessCase(engine, ConversationKind.CHANNEL, who);
                    assertThat(done(c.session.conversations().list(java.util.Optional.empty(), 10))
                                    .conversations())
                            .isEmpty();
                    assertThat(done(c.session.sync(io.hausfunk.messaging.message.Cursor.beginning(), 10))
                                    .entries())
                            .isEmpty();
                    assertThat(done(c.session.conversations().unread())).isEmpty();
                    assertThat(done(c.session.conversations().overview(java.util.Optional.empty(), 10))
                                    .conversations())
                            .isEmpty();
                }));
    }

    @AfterAll
    void close() {
        engine.close();
    }
}
