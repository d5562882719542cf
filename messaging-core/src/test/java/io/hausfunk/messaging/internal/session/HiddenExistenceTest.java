// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.session;

import static io.hausfunk.messaging.TestEngine.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.hausfunk.messaging.CountingStorage;
import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.TestEngine;
import io.hausfunk.messaging.attachment.NewAttachment;
import io.hausfunk.messaging.content.ForwardContent;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.IdempotencyKey;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.memory.MemoryData;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a stranger does costs the store the same, whether the conversation is there or not, known to the node or not. */
class HiddenExistenceTest {
    private static final UserId SOMEBODY = UserId.of("somebody");
    private static final UUID FILE = UUID.randomUUID();

    private static final Map<String, BiFunction<Session, Conversation, CompletionStage<?>>> ATTEMPTS = attempts();

    private final TenantId tenant = TestEngine.tenant();
    private final MemoryData data = new MemoryData();
    private final MasterKeys keys = TestEngine.freshKeys();
    private final CountingStorage counts = new CountingStorage();
    private final Messaging warm = start();
    private final ConversationId group = found(warm);
    private final Messaging cold = start();

    private static Map<String, BiFunction<Session, Conversation, CompletionStage<?>>> attempts() {
        Map<String, BiFunction<Session, Conversation, CompletionStage<?>>> attempts = new TreeMap<>();
        attempts.put(
                "Conversations.open", (session, c) -> session.conversations().open(c.id()));
        attempts.put(
                "Conversations.join", (session, c) -> session.conversations().join(c.id()));
        attempts.put(
                "Conversations.forwarded",
                (session, c) -> session.conversations().forwarded(ForwardContent.of(c.id(), 2)));
        attempts.put("Conversation.info", (session, c) -> c.info());
        attempts.put("Conversation.readAfter", (session, c) -> c.readAfter(0, 10));
        attempts.put("Conversation.readBefore", (session, c) -> c.readBefore(9, 10));
        attempts.put("Conversation.unread", (session, c) -> c.unread());
        attempts.put("Conversation.settings", (session, c) -> c.settings());
        attempts.put("Conversation.changeSettings", (session, c) -> c.changeSettings(now -> now.pinned(true)));
        attempts.put("Conversation.markRead", (session, c) -> c.markRead(1));
        attempts.put("Conversation.markDelivered", (session, c) -> c.markDelivered(1));
        attempts.put("Conversation.receipts", (session, c) -> c.receipts());
        attempts.put("Conversation.send", (session, c) -> c.send(Draft.text("x")));
        attempts.put("Conversation.sendOnCommit", (session, c) -> onCommit(c));
        attempts.put("Conversation.typing", (session, c) -> c.typing());
        attempts.put("Conversation.find", (session, c) -> c.find(IdempotencyKey.of("kept")));
        attempts.put("Conversation.rename", (session, c) -> c.rename("new"));
        attempts.put(
                "Conversation.changeTimeToLive", (session, c) -> c.changeTimeToLive(Optional.of(Duration.ofDays(1))));
        attempts.put("Conversation.leave", (session, c) -> c.leave());
        attempts.put("SavedDraft.get", (session, c) -> c.draft().get());
        attempts.put("SavedDraft.set", (session, c) -> c.draft().set(Draft.text("x")));
        attempts.put("SavedDraft.clear", (session, c) -> c.draft().clear());
        attempts.put("Participants.list", (session, c) -> c.participants().list());
        attempts.put("Participants.add", (session, c) -> c.participants().add(List.of(SOMEBODY), Role.MEMBER));
        attempts.put("Participants.remove", (session, c) -> c.participants().remove(SOMEBODY));
        attempts.put("Participants.ban", (session, c) -> c.participants().ban(SOMEBODY));
        attempts.put("Participants.unban", (session, c) -> c.participants().unban(SOMEBODY));
        attempts.put("Participants.changeRole", (session, c) -> c.participants().changeRole(SOMEBODY, Role.READER));
        attempts.put("Messages.edit", (session, c) -> c.messages().edit(2, Draft.text("y")));
        attempts.put("Messages.retract", (session, c) -> c.messages().retract(2));
        attempts.put("Messages.redact", (session, c) -> c.messages().redact(2, "why"));
        attempts.put("Messages.react", (session, c) -> c.messages().react(2, "+"));
        attempts.put("Messages.withdrawReaction", (session, c) -> c.messages().withdrawReaction(2, "+"));
        attempts.put("Messages.pin", (session, c) -> c.messages().pin(2));
        attempts.put("Messages.unpin", (session, c) -> c.messages().unpin(2));
        attempts.put("Messages.vote", (session, c) -> c.messages().vote(2, List.of(0)));
        attempts.put("Messages.closePoll", (session, c) -> c.messages().closePoll(2));
        attempts.put(
                "ScheduledMessages.schedule",
                (session, c) -> c.scheduled().schedule(Draft.text("x"), AccessTable.tomorrow()));
        attempts.put(
                "ScheduledMessages.change",
                (session, c) -> c.scheduled().change(Draft.text("y"), AccessTable.tomorrow()));
        attempts.put("ScheduledMessages.cancel", (session, c) -> c.scheduled().cancel(IdempotencyKey.of("later")));
        attempts.put("ScheduledMessages.list", (session, c) -> c.scheduled().list());
        attempts.put("Cards.takeAlert", (session, c) -> c.cards().takeAlert(2));
        attempts.put("Cards.resolveAlert", (session, c) -> c.cards().resolveAlert(2));
        attempts.put("Cards.answer", (session, c) -> c.cards().answer(2, 0));
        attempts.put("Cards.history", (session, c) -> c.cards().history(2));
        attempts.put("Cards.showCode", (session, c) -> c.cards().showCode(2));
        attempts.put("Timeline.before", (session, c) -> c.timeline().before(9, 10));
        attempts.put("Timeline.after", (session, c) -> c.timeline().after(0, 10));
        attempts.put("Timeline.thread", (session, c) -> c.timeline().thread(2, 0, 10));
        attempts.put("Timeline.messages", (session, c) -> c.timeline().messages(List.of(2L)));
        attempts.put(
                "Attachments.upload",
                (session, c) -> c.attachments().upload(NewAttachment.unnamed(), new ByteArrayInputStream(new byte[9])));
        attempts.put("Attachments.find", (session, c) -> c.attachments().find(IdempotencyKey.of("kept")));
        attempts.put("Attachments.read", (session, c) -> c.attachments().read(2, FILE, 0, 9));
        attempts.put(
                "Attachments.download",
                (session, c) -> c.attachments().download(2, FILE, OutputStream.nullOutputStream()));
        return attempts;
    }

    /** The one operation that answers on the calling thread. */
    private static CompletionStage<?> onCommit(Conversation conversation) {
        conversation.sendOnCommit(message -> {}, Draft.text("x"));
        return CompletableFuture.completedFuture(null);
    }

    @Test
    void every_operation_of_the_access_table_is_tried() {
        assertThat(ATTEMPTS.keySet())
                .containsExactlyInAnyOrderElementsOf(AccessTable.table().keySet());
    }

    @TestFactory
    Stream<DynamicTest> what_may_not_be_known_and_what_is_not_there_cost_the_same() {
        Session onWarm = done(warm.openSession(tenant, UserId.of("stranger")));
        Session onCold = done(cold.openSession(tenant, UserId.of("stranger")));
        return ATTEMPTS.entrySet().stream()
                .map(attempt -> dynamicTest(attempt.getKey(), () -> {
                    Trace absent = trace(onWarm, new ConversationId(UUID.randomUUID()), attempt.getValue());
                    assertThat(absent.calls).as("it asks").isNotEmpty();
                    assertThat(trace(onWarm, group, attempt.getValue())).isEqualTo(absent);
                    assertThat(trace(onCold, group, attempt.getValue())).isEqualTo(absent);
                    assertThat(trace(onCold, new ConversationId(UUID.randomUUID()), attempt.getValue()))
                            .isEqualTo(absent);
                }));
    }

    /** What a call was answered, and what it asked of the store. */
    private record Trace(ErrorCode code, String words, Map<String, Integer> calls) {}

    private Trace trace(
            Session session, ConversationId id, BiFunction<Session, Conversation, CompletionStage<?>> attempt) {
        Conversation handle = ((EngineConversations) session.conversations()).handle(new ConversationRef(tenant, id));
        counts.taken();
        MessagingException refusal =
                catchThrowableOfType(MessagingException.class, () -> done(attempt.apply(session, handle)));
        Map<String, Integer> calls = counts.taken();
        // What the engine asks for itself, at any time.
        calls.keySet().removeIf(name -> name.matches("(leases|history|changes)\\..*"));
        return new Trace(refusal.code(), refusal.getMessage(), calls);
    }

    private ConversationId found(Messaging engine) {
        Session founder = done(engine.openSession(tenant, UserId.of("founder")));
        Conversation conversation = done(
                founder.conversations().createGroup(NewGroup.titled("a title").with(List.of(SOMEBODY))));
        done(conversation.send(Draft.text("said")));
        return conversation.id();
    }

    private Messaging start() {
        return Messaging.builder()
                .storage(counts.over(MemoryStorage.on(data)))
                .keys(keys)
                .outbox(new EmptyOutbox())
                .receiptsVisible(true)
                .reconcileEvery(Duration.ofMinutes(10))
                .start();
    }

    @AfterEach
    void close() {
        warm.close();
        cold.close();
    }
}
