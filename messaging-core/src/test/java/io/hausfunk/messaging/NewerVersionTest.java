// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import static io.hausfunk.messaging.TestEngine.done;
import static io.hausfunk.messaging.TestEngine.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.hausfunk.messaging.content.UnreadableContent;
import io.hausfunk.messaging.conversation.Conversation;
import io.hausfunk.messaging.conversation.ConversationInfo;
import io.hausfunk.messaging.conversation.NewGroup;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.internal.access.OtherNode;
import io.hausfunk.messaging.message.Cursor;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.message.SyncPage;
import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.model.HistoryPolicy;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.AppendResult;
import io.hausfunk.messaging.storage.ContentFingerprint;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.ConversationStore;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.EntryKind;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.EntryRange;
import io.hausfunk.messaging.storage.MessagingStorage;
import io.hausfunk.messaging.storage.NewConversation;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.ParticipantChange;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.SealedBytes;
import io.hausfunk.messaging.storage.StoredEntry;
import io.hausfunk.messaging.storage.memory.MemoryData;
import io.hausfunk.messaging.storage.memory.MemoryStorage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a newer version wrote into the same store: this one goes on, shows what it can, and grants nobody anything by it. */
class NewerVersionTest {
    private static final UserId BEN = UserId.of("ben");
    private static final UserId CARL = UserId.of("carl");

    private final MemoryData data = new MemoryData();
    private final MemoryStorage newer = MemoryStorage.on(data);
    private UnaryOperator<NewConversation> creation = UnaryOperator.identity();
    private final TestEngine engine = TestEngine.start(settings -> settings.storage(creating(MemoryStorage.on(data))));
    private final Session anna = engine.session("anna");
    private final Session ben = engine.session("ben");

    NewerVersionTest() {
        newer.open();
    }

    @AfterEach
    void close() {
        engine.close();
        newer.close();
    }

    @Test
    void an_entry_of_an_unknown_kind_stops_neither_reading_nor_catching_up_nor_listening() {
        Conversation group =
                done(anna.conversations().createGroup(NewGroup.titled("g").with(List.of(BEN))));
        ReceivedEntries heard = new ReceivedEntries();
        done(ben.listen(heard));

        newerWrites(group, new Effect.Unknown(999, SealedBytes.copyOf(new byte[] {1, 2})));
        long next = done(group.send(Draft.text("go on"))).sequence();

        assertThat(next).isEqualTo(3);
        assertThat(done(done(ben.conversations().open(group.id())).readAfter(0, 10))
                        .entries())
                .extracting(Entry::sequence)
                .containsExactly(1L, 2L, 3L);
        SyncPage page = done(ben.sync(Cursor.beginning(), 100));
        assertThat(page.entries()).hasSize(3);
        assertThat(page.entries().get(1).content()).isInstanceOf(UnreadableContent.class);
        assertThat(heard.next(2)).extracting(Entry::sequence).containsExactly(2L, 3L);
        assertThat(done(ben.conversations().unread())).containsEntry(group.id(), 1L);
    }

    @Test
    void an_unknown_role_may_read_and_nothing_else() {
        Conversation group =
                done(anna.conversations().createGroup(NewGroup.titled("g").with(List.of(BEN, CARL))));
        PersonKey carl = keyOf(group, "carl");
        newerWrites(group, new ParticipantChange.ChangesRole(carl, Role.of(17)));
        Conversation carls = done(engine.session("carl").conversations().open(group.id()));

        assertThat(done(carls.readAfter(0, 10)).entries()).isNotEmpty();
        done(carls.markRead(1));
        refused(ErrorCode.NOT_PERMITTED, () -> done(carls.send(Draft.text("no"))));
        refused(ErrorCode.NOT_PERMITTED, () -> done(carls.typing()));
        refused(ErrorCode.NOT_PERMITTED, () -> done(carls.rename("no")));
        refused(ErrorCode.NOT_PERMITTED, () -> done(carls.participants().add(List.of(UserId.of("dora")), Role.READER)));
        assertThat(done(carls.info()).role()).isEqualTo(Role.of(17));

        done(group.participants().changeRole(BEN, Role.MODERATOR));
        Conversation bens = done(ben.conversations().open(group.id()));
        refused(ErrorCode.NOT_PERMITTED, () -> done(bens.participants().remove(CARL)));
        assertThat(done(group.participants().remove(CARL)).changed()).isTrue();
    }

    @Test
    void nobody_gets_a_role_that_this_version_does_not_know() {
        Conversation group =
                done(anna.conversations().createGroup(NewGroup.titled("g").with(List.of(BEN))));

        refused(ErrorCode.ARGUMENT_OUT_OF_RANGE, () -> done(group.participants().add(List.of(CARL), Role.of(17))));
        refused(ErrorCode.ARGUMENT_OUT_OF_RANGE, () -> done(group.participants().changeRole(BEN, Role.of(17))));
        NewGroup unknown = NewGroup.titled("h").history(HistoryPolicy.of(17));
        refused(ErrorCode.ARGUMENT_OUT_OF_RANGE, () -> done(anna.conversations().createGroup(unknown)));
    }

    @Test
    void a_conversation_of_an_unknown_kind_is_for_reading() {
        creation = given -> given.but().kind(ConversationKind.of(77)).build();
        refused(
                ErrorCode.IDEMPOTENCY_CONFLICT,
                () -> done(anna.conversations().createGroup(NewGroup.titled("g").with(List.of(BEN)))));
        ConversationInfo info = done(ben.conversations().list(Optional.empty(), 10))
                .conversations()
                .get(0);
        Conversation annas = done(anna.conversations().open(info.id()));
        Conversation bens = done(ben.conversations().open(info.id()));

        assertThat(info.kind()).isEqualTo(ConversationKind.of(77));
        assertThat(done(bens.readAfter(0, 10)).entries()).hasSize(1);
        assertThat(done(ben.sync(Cursor.beginning(), 10)).entries()).hasSize(1);
        assertThat(done(bens.participants().list())).hasSize(2);
        assertThat(done(bens.unread())).isZero();
        done(bens.markRead(1));
        for (Function<Conversation, Object> write : List.<Function<Conversation, Object>>of(
                each -> done(each.typing()),
                each -> done(each.rename("new")),
                each -> done(each.participants().add(List.of(CARL), Role.MEMBER)),
                each -> done(each.participants().remove(BEN)),
                each -> done(each.participants().changeRole(BEN, Role.READER)),
                each -> done(each.leave()))) {
            refused(ErrorCode.NOT_APPLICABLE, () -> write.apply(annas));
        }
        refused(ErrorCode.NOT_PERMITTED, () -> done(annas.send(Draft.text("no"))));
        refused(
                ErrorCode.NOT_PERMITTED,
                () -> done(engine.session("carl").conversations().join(info.id())));
        assertThat(done(annas.info()).lastReadable()).isEqualTo(1);
    }

    @Test
    void an_unknown_history_policy_shows_newcomers_nothing_older() {
        creation = given -> given.but().history(HistoryPolicy.of(88)).build();
        Conversation group = done(anna.conversations().createGroup(NewGroup.titled("g")));
        done(group.send(Draft.text("older")));

        done(group.participants().add(List.of(BEN), Role.MEMBER));

        assertThat(done(done(ben.conversations().open(group.id())).readAfter(0, 10))
                        .entries())
                .extracting(Entry::sequence)
                .containsExactly(3L);
    }

    /** An entry as a newer version might write it, by whoever founded the conversation. */
    private void newerWrites(Conversation conversation, Effect... effects) {
        ConversationRef ref = new ConversationRef(engine.tenant, conversation.id());
        StoredEntry first =
                newer.entries().read(List.of(new EntryRange(ref, 0, 1)), 1).get(0);
        NewEntry entry = NewEntry.of(ref, new EntryName(UUID.randomUUID()), EntryKind.of(4711))
                .author(first.author())
                .fingerprint(new ContentFingerprint(UUID.randomUUID()))
                .at(first.at())
                .envelope(SealedBytes.copyOf(new byte[] {9, 9, 9}))
                .expectedMembership(
                        newer.conversations().find(ref).orElseThrow().membership())
                .effects(effects)
                .build();
        assertThat(newer.entries()
                        .append(List.of(new OtherNode(newer, engine.keys()).proven(entry)))
                        .get(0))
                .isInstanceOf(AppendResult.Appended.class);
    }

    /** Whoever said something last. */
    private PersonKey keyOf(Conversation conversation, String user) {
        long number = done(done(engine.session(user).conversations().open(conversation.id()))
                        .send(Draft.text("me")))
                .sequence();
        ConversationRef ref = new ConversationRef(engine.tenant, conversation.id());
        return newer.entries()
                .read(List.of(new EntryRange(ref, number - 1, number)), 1)
                .get(0)
                .author();
    }

    /** The same store, which creates conversations as a newer version would. */
    private MessagingStorage creating(MessagingStorage real) {
        ConversationStore conversations = proxy(ConversationStore.class, (method, arguments) -> {
            if (method.equals("create")) {
                NewConversation created = creation.apply((NewConversation) arguments[0]);
                arguments[0] = created;
                arguments[1] = new OtherNode(real, engine.keys()).first(created, (NewEntry) arguments[1]);
            }
            return real.conversations();
        });
        return (MessagingStorage) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {MessagingStorage.class},
                (self, method, arguments) -> method.getName().equals("conversations")
                        ? conversations
                        : invoked(() -> method.invoke(real, arguments)));
    }

    private static <R> R proxy(Class<R> role, BiFunction<String, Object[], R> target) {
        return role.cast(Proxy.newProxyInstance(
                role.getClassLoader(),
                new Class<?>[] {role},
                (self, method, arguments) ->
                        invoked(() -> method.invoke(target.apply(method.getName(), arguments), arguments))));
    }

    private interface Call {
        Object run() throws ReflectiveOperationException;
    }

    private static Object invoked(Call call) throws Throwable {
        try {
            return call.run();
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
