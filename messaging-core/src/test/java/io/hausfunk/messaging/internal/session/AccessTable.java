// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.session;

import static io.hausfunk.messaging.internal.session.AccessTable.Who.FORMER;
import static io.hausfunk.messaging.internal.session.AccessTable.Who.MEMBER;
import static io.hausfunk.messaging.internal.session.AccessTable.Who.MODERATOR;
import static io.hausfunk.messaging.internal.session.AccessTable.Who.OUTSIDER;
import static io.hausfunk.messaging.internal.session.AccessTable.Who.OWNER;
import static io.hausfunk.messaging.internal.session.AccessTable.Who.READER;

import io.hausfunk.messaging.TestEngine;
import io.hausfunk.messaging.attachment.NewAttachment;
import io.hausfunk.messaging.content.ForwardContent;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.IdempotencyKey;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.UserId;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Every operation of a session on one conversation, and who may do it in a group and in a channel. */
final class AccessTable {
    enum Who {
        OWNER,
        MODERATOR,
        MEMBER,
        READER,
        FORMER,
        OUTSIDER,
        OTHER_TENANT
    }

    static final byte[] FILE = "some words".getBytes(StandardCharsets.UTF_8);
    private static final Set<Who> READERS = EnumSet.of(OWNER, MODERATOR, MEMBER, READER, FORMER);
    private static final Set<Who> PRESENT = EnumSet.of(OWNER, MODERATOR, MEMBER, READER);
    private static final Set<Who> RUNNERS = EnumSet.of(OWNER, MODERATOR);
    private static final Set<Who> COLLEAGUES = EnumSet.of(OWNER, MODERATOR, MEMBER, READER, FORMER, OUTSIDER);

    /** What a session does with a conversation, and who may. */
    record Row(
            Operation operation,
            Set<Who> inGroup,
            Set<Who> inChannel,
            Function<AccessCase, CompletionStage<?>> attempt) {
        Row(Operation operation, Set<Who> everywhere, Function<AccessCase, CompletionStage<?>> attempt) {
            this(operation, everywhere, everywhere, attempt);
        }
    }

    private AccessTable() {}

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
                        c -> c.handle().scheduled().schedule(Draft.text("x"), tomorrow())));
        rows.put(
                "ScheduledMessages.change",
                new Row(
                        Operation.SCHEDULE,
                        EnumSet.of(OWNER, MODERATOR, MEMBER),
                        c -> c.handle().scheduled().change(Draft.text("y").idempotencyKey("later"), tomorrow())));
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
        rows.put("Conversation.sendOnCommit", new Row(Operation.SEND, speakers, AccessTable::onCommit));
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
                "Cards.takeAlert",
                new Row(
                        Operation.TAKE_ALERT,
                        speakers,
                        c -> noCard(c.handle().cards().takeAlert(c.said()))));
        rows.put(
                "Cards.resolveAlert",
                new Row(
                        Operation.TAKE_ALERT,
                        speakers,
                        c -> noCard(c.handle().cards().resolveAlert(c.said()))));
        rows.put(
                "Cards.answer",
                new Row(
                        Operation.ANSWER,
                        speakers,
                        c -> noCard(c.handle().cards().answer(c.said(), 0))));
        rows.put(
                "Cards.history",
                new Row(Operation.READ, READERS, c -> noCard(c.handle().cards().history(c.said()))));
        rows.put(
                "Cards.showCode",
                new Row(
                        Operation.SHOW_CODE,
                        speakers,
                        c -> noCard(c.handle().cards().showCode(c.said()))));
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
                "Conversations.forwarded",
                new Row(
                        Operation.READ,
                        READERS,
                        c -> c.session.conversations().forwarded(ForwardContent.of(c.id(), c.said()))));
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
        rows.put("Conversation.find", new Row(Operation.READ, READERS, AccessTable::findOwn));
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

    /** Passing a message on is sending somewhere else, and needs what reading takes. */
    static Row forwarding() {
        return new Row(
                Operation.READ,
                READERS,
                c -> TestEngine.done(c.session.conversations().createGroup(NewGroup.titled("elsewhere")))
                        .send(Draft.forward(c.id(), c.said())));
    }

    /** A name is found by whom it belongs to; somebody without a message of their own is refused like an outsider. */
    private static CompletionStage<?> findOwn(AccessCase c) {
        return c.handle().find(IdempotencyKey.of("kept-" + c.who));
    }

    static Instant tomorrow() {
        return Instant.now().plus(Duration.ofDays(1));
    }

    /** Nobody but software sends cards, so whoever may act on one is told that this is none. */
    private static CompletionStage<?> noCard(CompletionStage<?> answer) {
        CompletableFuture<Object> told = new CompletableFuture<>();
        answer.whenComplete((value, error) -> {
            if (error instanceof MessagingException known && known.code() == ErrorCode.NOT_APPLICABLE) {
                told.complete(known);
            } else {
                told.completeExceptionally(error == null ? new AssertionError("not a card") : error);
            }
        });
        return told;
    }

    /** The one operation that answers on the calling thread. */
    private static CompletionStage<?> onCommit(AccessCase c) {
        try {
            c.handle().sendOnCommit(message -> {}, Draft.text("x"));
            return CompletableFuture.completedFuture(null);
        } catch (MessagingException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
