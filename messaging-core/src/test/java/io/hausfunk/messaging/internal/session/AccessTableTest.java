// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.session;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static io.hausfunk.messaging.internal.session.AccessTableTest.Who.FORMER;
import static io.hausfunk.messaging.internal.session.AccessTableTest.Who.MEMBER;
import static io.hausfunk.messaging.internal.session.AccessTableTest.Who.MODERATOR;
import static io.hausfunk.messaging.internal.session.AccessTableTest.Who.OTHER_TENANT;
import static io.hausfunk.messaging.internal.session.AccessTableTest.Who.OUTSIDER;
import static io.hausfunk.messaging.internal.session.AccessTableTest.Who.OWNER;
import static io.hausfunk.messaging.internal.session.AccessTableTest.Who.READER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.TestEngine;
import io.hausfunk.messaging.attachment.Attachments;
import io.hausfunk.messaging.attachment.NewAttachment;
import io.hausfunk.messaging.content.Attachment;
import io.hausfunk.messaging.content.FileContent;
import io.hausfunk.messaging.content.PollContent;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.Conversations;
import io.hausfunk.messaging.conversation.Messages;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.conversation.Participants;
import io.hausfunk.messaging.conversation.SavedDraft;
import io.hausfunk.messaging.conversation.ScheduledMessages;
import io.hausfunk.messaging.conversation.Timeline;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.IdempotencyKey;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.people.PeopleDirectory;
import io.hausfunk.messaging.presence.SessionPresence;
import io.hausfunk.messaging.storage.ConversationRef;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
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
    enum Who {
        OWNER,
        MODERATOR,
        MEMBER,
        READER,
        FORMER,
        OUTSIDER,
        OTHER_TENANT
    }

    private static final Instant TOMORROW = Instant.now().plus(Duration.ofDays(1));
    private static final byte[] FILE = "some words".getBytes(StandardCharsets.UTF_8);
    private static final Set<Who> READERS = EnumSet.of(OWNER, MODERATOR, MEMBER, READER, FORMER);
    private static final Set<Who> PRESENT = EnumSet.of(OWNER, MODERATOR, MEMBER, READER);
    private static final Set<Who> RUNNERS = EnumSet.of(OWNER, MODERATOR);
    private static final Set<Who> COLLEAGUES = EnumSet.of(OWNER, MODERATOR, MEMBER, READER, FORMER, OUTSIDER);

    /** What a session does with a conversation, and who may. */
    record Row(Operation operation, Set<Who> inGroup, Set<Who> inChannel, Function<Case, CompletionStage<?>> attempt) {
        Row(Operation operation, Set<Who> everywhere, Function<Case, CompletionStage<?>> attempt) {
            this(operation, everywhere, everywhere, attempt);
        }
    }

    private final Map<String, Row> table = table();
    private final TestEngine engine = TestEngine.start(settings -> settings.receiptsVisible(true));

    static Map<String, Row> table() {
        UserId somebody = UserId.of("somebody");
        Map<String, Row> rows = new LinkedHashMap<>();
        rows.put(
                "Conversation.info",
                new Row(Operation.INFO, READERS, c -> c.handle().info()));
        rows.put(
                "Conversations.open",
                new Row(Operation.INFO, READERS, c -> c.session.conversations().open(c.id())));
        rows.put(
                "Conversation.readAfter",
                new Row(Operation.READ, READERS, c -> c.handle().readAfter(0, 10)));
        rows.put(
                "Conversation.readBefore",
                new Row(Operation.READ, READERS, c -> c.handle().readBefore(9, 10)));
        rows.put(
                "Conversation.unread",
                new Row(Operation.UNREAD, READERS, c -> c.handle().unread()));
        rows.put(
                "Conversation.settings",
                new Row(Operation.KEEP, READERS, c -> c.handle().settings()));
        rows.put(
                "Conversation.changeSettings",
                new Row(Operation.KEEP, READERS, c -> c.handle().changeSettings(now -> now.pinned(true))));
        rows.put(
                "SavedDraft.get",
                new Row(Operation.KEEP, READERS, c -> c.handle().draft().get()));
        rows.put(
                "SavedDraft.set",
                new Row(Operation.KEEP, READERS, c -> c.handle().draft().set(Draft.text("x"))));
        rows.put(
                "SavedDraft.clear",
                new Row(Operation.KEEP, READERS, c -> c.handle().draft().clear()));
        rows.put(
                "ScheduledMessages.schedule",
                new Row(
                        Operation.SCHEDULE,
                        EnumSet.of(OWNER, MODERATOR, MEMBER),
                        c -> c.handle().scheduled().schedule(Draft.text("x"), TOMORROW)));
        rows.put(
                "ScheduledMessages.change",
                new Row(
                        Operation.SCHEDULE,
                        EnumSet.of(OWNER, MODERATOR, MEMBER),
                        c -> c.handle().scheduled().change(Draft.text("y").idempotencyKey("later"), TOMORROW)));
        rows.put(
                "ScheduledMessages.cancel",
                new Row(Operation.KEEP, READERS, c -> c.handle().scheduled().cancel(IdempotencyKey.of("later"))));
        rows.put(
                "ScheduledMessages.list",
                new Row(Operation.KEEP, READERS, c -> c.handle().scheduled().list()));
        rows.put(
                "Conversation.markRead",
                new Row(Operation.MARK, READERS, c -> c.handle().markRead(1)));
        rows.put(
                "Conversation.markDelivered",
                new Row(Operation.MARK, READERS, c -> c.handle().markDelivered(1)));
        rows.put(
                "Participants.list",
                new Row(
                        Operation.PARTICIPANTS,
                        PRESENT,
                        c -> c.handle().participants().list()));
        rows.put(
                "Conversation.receipts",
                new Row(Operation.RECEIPTS, PRESENT, c -> c.handle().receipts()));
        rows.put(
                "Conversation.send",
                new Row(
                        Operation.SEND,
                        EnumSet.of(OWNER, MODERATOR, MEMBER),
                        c -> c.handle().send(Draft.text("x"))));
        Set<Who> speakers = EnumSet.of(OWNER, MODERATOR, MEMBER);
        rows.put(
                "Messages.edit",
                new Row(Operation.EDIT, speakers, c -> c.messages().edit(c.own(), Draft.text("y"))));
        rows.put(
                "Messages.retract",
                new Row(Operation.RETRACT, speakers, c -> c.messages().retract(c.own())));
        rows.put(
                "Messages.redact",
                new Row(Operation.REDACT, RUNNERS, c -> c.messages().redact(c.said(), "why")));
        rows.put(
                "Messages.react",
                new Row(Operation.REACT, speakers, c -> c.messages().react(c.said(), "+")));
        rows.put(
                "Messages.withdrawReaction",
                new Row(Operation.REACT, speakers, c -> c.messages().withdrawReaction(c.said(), "+")));
        rows.put(
                "Messages.pin",
                new Row(Operation.PIN, speakers, c -> c.messages().pin(c.said())));
        rows.put(
                "Messages.unpin",
                new Row(Operation.PIN, speakers, c -> c.messages().unpin(c.said())));
        rows.put(
                "Messages.vote",
                new Row(Operation.VOTE, speakers, c -> c.messages().vote(c.poll, List.of(0))));
        rows.put(
                "Messages.closePoll",
                new Row(Operation.CLOSE_POLL, speakers, c -> c.messages().closePoll(c.ownPoll())));
        rows.put(
                "Timeline.before",
                new Row(Operation.READ, READERS, c -> c.handle().timeline().before(Long.MAX_VALUE, 10)));
        rows.put(
                "Timeline.after",
                new Row(Operation.READ, READERS, c -> c.handle().timeline().after(0, 10)));
        rows.put(
                "Timeline.thread",
                new Row(Operation.READ, READERS, c -> c.handle().timeline().thread(c.said(), 0, 10)));
        rows.put(
                "Timeline.messages",
                new Row(Operation.READ, READERS, c -> c.handle().timeline().messages(List.of(c.said()))));
        rows.put(
                "Attachments.upload",
                new Row(
                        Operation.ATTACH,
                        speakers,
                        c -> c.handle().attachments().upload(NewAttachment.unnamed(), new ByteArrayInputStream(FILE))));
        rows.put(
                "Attachments.find",
                new Row(
                        Operation.DOWNLOAD,
                        READERS,
                        c -> c.handle().attachments().find(IdempotencyKey.of("kept-" + c.who))));
        rows.put(
                "Attachments.read",
                new Row(
                        Operation.DOWNLOAD,
                        READERS,
                        c -> c.handle().attachments().read(c.shown, c.file, 0, 9)));
        rows.put(
                "Attachments.download",
                new Row(
                        Operation.DOWNLOAD,
                        READERS,
                        c -> c.handle().attachments().download(c.shown, c.file, OutputStream.nullOutputStream())));
        rows.put(
                "Conversation.typing",
                new Row(
                        Operation.TYPE,
                        EnumSet.of(OWNER, MODERATOR, MEMBER),
                        c -> c.handle().typing()));
        rows.put("Conversation.find", new Row(Operation.READ, READERS, AccessTableTest::findOwn));
        rows.put(
                "Participants.add",
                new Row(
                        Operation.ADD,
                        RUNNERS,
                        c -> c.handle().participants().add(List.of(UserId.of("new")), Role.MEMBER)));
        rows.put(
                "Participants.remove",
                new Row(
                        Operation.REMOVE,
                        RUNNERS,
                        c -> c.handle().participants().remove(somebody)));
        rows.put(
                "Participants.ban",
                new Row(Operation.BAN, RUNNERS, c -> c.handle().participants().ban(somebody)));
        rows.put(
                "Participants.unban",
                new Row(Operation.UNBAN, RUNNERS, c -> c.handle().participants().unban(somebody)));
        rows.put(
                "Conversation.rename",
                new Row(Operation.RENAME, RUNNERS, c -> c.handle().rename("new")));
        rows.put(
                "Conversation.changeTimeToLive",
                new Row(
                        Operation.SET_TIME_TO_LIVE,
                        RUNNERS,
                        c -> c.handle().changeTimeToLive(Optional.of(Duration.ofDays(1)))));
        rows.put(
                "Participants.changeRole",
                new Row(
                        Operation.CHANGE_ROLE,
                        EnumSet.of(OWNER),
                        c -> c.handle().participants().changeRole(somebody, Role.READER)));
        rows.put(
                "Conversation.leave",
                new Row(Operation.LEAVE, READERS, c -> c.handle().leave()));
        rows.put(
                "Conversations.join",
                new Row(
                        Operation.JOIN,
                        PRESENT,
                        COLLEAGUES,
                        c -> c.session.conversations().join(c.id())));
        return rows;
    }

    /** A name is found by whom it belongs to; somebody without a message of their own is refused like an outsider. */
    private static CompletionStage<?> findOwn(Case c) {
        return c.handle().find(IdempotencyKey.of("kept-" + c.who));
    }

    @TestFactory
    Stream<DynamicTest> only_what_the_table_allows_goes_through() {
        List<DynamicTest> tests = new ArrayList<>();
        for (ConversationKind kind : List.of(ConversationKind.GROUP, ConversationKind.CHANNEL)) {
            table.forEach((name, row) -> {
                for (Who who : Who.values()) {
                    Set<Who> allowed = kind.equals(ConversationKind.GROUP) ? row.inGroup : row.inChannel;
                    boolean expected = allowed.contains(who);
                    tests.add(dynamicTest(
                            who + (expected ? " may " : " may not ") + name + " in a " + kind,
                            () -> check(new Case(engine, kind, who), row, expected)));
                }
            });
        }
        return tests.stream();
    }

    private static void check(Case c, Row row, boolean expected) {
        long before = c.head();
        if (expected) {
            done(row.attempt.apply(c));
        } else {
            refused(ErrorCode.NOT_PERMITTED, () -> done(row.attempt.apply(c)));
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
                "Conversation.timeline",
                "Conversation.attachments",
                "Conversation.draft",
                "Conversation.scheduled",
                "Conversations.direct",
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
                // DirectoryTest shows what the directory tells whom.
                "PeopleDirectory.find",
                "PeopleDirectory.search",
                "PeopleDirectory.groups");
        Set<String> methods = new TreeSet<>();
        for (Class<?> type : List.of(
                Conversation.class,
                SavedDraft.class,
                ScheduledMessages.class,
                Participants.class,
                Messages.class,
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
        assertThat(covered).containsExactlyInAnyOrder(Operation.values());
    }

    @TestFactory
    Stream<DynamicTest> overviews_show_nothing_to_strangers() {
        return Stream.of(OUTSIDER, OTHER_TENANT)
                .map(who -> dynamicTest(who + " sees nothing", () -> {
                    Case c = new Case(engine, ConversationKind.CHANNEL, who);
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

    /** A conversation with one of each, and one of them at work. */
    static final class Case {
        private final TenantId tenant = TestEngine.tenant();
        private final Who who;
        private final Session session;
        private final Conversation owners;
        private final long said;
        private final long shown;
        private final UUID file;
        private final long poll;
        private long kept;
        private long ownPoll;

        Case(TestEngine engine, ConversationKind kind, Who who) {
            this.who = who;
            NewGroup draft = NewGroup.titled("a title").with(List.of(UserId.of("MEMBER"), UserId.of("FORMER")));
            Session founder = engine.session(tenant, "founder");
            owners = done(
                    kind.equals(ConversationKind.GROUP)
                            ? founder.conversations().createGroup(draft)
                            : founder.conversations().createChannel(draft));
            done(owners.participants().add(List.of(UserId.of("OWNER")), Role.OWNER));
            done(owners.participants().add(List.of(UserId.of("MODERATOR")), Role.MODERATOR));
            done(owners.participants().add(List.of(UserId.of("READER")), Role.MEMBER));
            done(owners.participants().add(List.of(UserId.of("somebody")), Role.MEMBER));
            session = engine.session(who == OTHER_TENANT ? TestEngine.tenant() : tenant, who.name());
            if (EnumSet.of(OWNER, MODERATOR, MEMBER, READER, FORMER).contains(who)) {
                kept = done(done(session.conversations().open(owners.id()))
                                .send(Draft.text("kept").idempotencyKey("kept-" + who)))
                        .sequence();
                done(done(session.conversations().open(owners.id()))
                        .scheduled()
                        .schedule(Draft.text("x").idempotencyKey("later"), TOMORROW));
                ownPoll = poll(done(session.conversations().open(owners.id())));
                upload(done(session.conversations().open(owners.id())), "kept-" + who);
            }
            said = done(owners.send(Draft.text("said"))).sequence();
            poll = poll(owners);
            Attachment attachment = upload(owners, "shown");
            file = attachment.id();
            shown = done(owners.send(Draft.of(FileContent.of(attachment)))).sequence();
            done(owners.participants().changeRole(UserId.of("READER"), Role.READER));
            done(owners.participants().remove(UserId.of("FORMER")));
        }

        /** The messages as they get them who may not open the conversation: by force. */
        Messages messages() {
            return handle().messages();
        }

        /** A message of the person at work, if they ever could send one. */
        long own() {
            return kept == 0 ? said : kept;
        }

        private static long poll(Conversation where) {
            return done(where.send(Draft.of(PollContent.of("?", List.of("yes", "no")))))
                    .sequence();
        }

        /** A poll of the person at work, if they ever could ask. */
        long ownPoll() {
            return ownPoll == 0 ? poll : ownPoll;
        }

        private static Attachment upload(Conversation into, String name) {
            return done(into.attachments()
                    .upload(NewAttachment.unnamed().idempotencyKey(name), new ByteArrayInputStream(FILE)));
        }

        /** A message of somebody else. */
        long said() {
            return said;
        }

        ConversationId id() {
            return owners.id();
        }

        long head() {
            return done(owners.info()).lastReadable();
        }

        /** A handle as nobody gets it who may not open the conversation: made by force. */
        Conversation handle() {
            EngineConversations forced = (EngineConversations) session.conversations();
            return forced.handle(new ConversationRef(session.tenant(), owners.id()));
        }
    }
}
