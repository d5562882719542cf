// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.engine;

import static io.hausfunk.messaging.internal.engine.Arguments.limit;
import static io.hausfunk.messaging.internal.engine.Arguments.required;

import io.hausfunk.messaging.Change;
import io.hausfunk.messaging.Conversation;
import io.hausfunk.messaging.ConversationInfo;
import io.hausfunk.messaging.Cursor;
import io.hausfunk.messaging.Device;
import io.hausfunk.messaging.EntryListener;
import io.hausfunk.messaging.EntrySubscription;
import io.hausfunk.messaging.LiveListener;
import io.hausfunk.messaging.NewGroup;
import io.hausfunk.messaging.PresenceChoice;
import io.hausfunk.messaging.PresenceListener;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.SessionEnd;
import io.hausfunk.messaging.Subscription;
import io.hausfunk.messaging.SyncPage;
import io.hausfunk.messaging.UserId;
import io.hausfunk.messaging.access.AccessQuestion.Action;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.directory.GroupId;
import io.hausfunk.messaging.error.ClosedException;
import io.hausfunk.messaging.error.ConfigurationException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.concurrent.Calls;
import io.hausfunk.messaging.internal.concurrent.Reply;
import io.hausfunk.messaging.internal.delivery.EntryConsumer;
import io.hausfunk.messaging.internal.directory.PeopleLookup;
import io.hausfunk.messaging.internal.presence.PresenceService;
import io.hausfunk.messaging.internal.text.Texts;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.ConversationKind;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Membership;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** A signed-in person. */
final class EngineSession implements Session {
    private final Operations operations;
    private final Actor actor;
    private final Consumer<EngineSession> onClose;
    private final Set<EntryConsumer> subscriptions = ConcurrentHashMap.newKeySet();
    /** What else ends with this session, and how. */
    private final Map<Object, Runnable> attached = new ConcurrentHashMap<>();

    private final Reply<SessionEnd> end;

    private volatile boolean closed;

    EngineSession(Operations operations, Actor actor, Consumer<EngineSession> onClose) {
        this.operations = operations;
        this.actor = actor;
        this.onClose = onClose;
        this.end = operations.parts().calls().unhurried();
    }

    Operations operations() {
        return operations;
    }

    Actor actor() {
        return actor;
    }

    void requireOpen() {
        if (closed) {
            throw new ClosedException(ErrorCode.SESSION_CLOSED, "the session is closed");
        }
    }

    @Override
    public TenantId tenant() {
        return actor.tenant();
    }

    @Override
    public UserId user() {
        return actor.user();
    }

    @Override
    public CompletionStage<Conversation> openDirect(UserId other) {
        required(other, "other");
        return write(() -> handle(operations.founder().direct(actor, other)));
    }

    @Override
    public CompletionStage<Conversation> createGroup(NewGroup group) {
        required(group, "group");
        return write(() -> handle(operations.founder().group(actor, ConversationKind.GROUP, group)));
    }

    @Override
    public CompletionStage<Conversation> createChannel(NewGroup channel) {
        required(channel, "channel");
        return write(() -> handle(operations.founder().group(actor, ConversationKind.CHANNEL, channel)));
    }

    @Override
    public CompletionStage<Conversation> open(ConversationId conversation) {
        required(conversation, "conversation");
        return read(() -> handle(operations.founder().open(actor, ref(conversation))));
    }

    @Override
    public CompletionStage<Change> join(ConversationId channel) {
        required(channel, "channel");
        requireOpen();
        return operations
                .changer()
                .change(actor, ref(channel), Operation.JOIN, roster -> GroupPlans.join(roster, actor));
    }

    @Override
    public CompletionStage<Change> joinSubject(String subject) {
        if (!Texts.isIdentifier(subject, NewGroup.MAX_SUBJECT_BYTES)) {
            throw new InvalidInputException(
                    ErrorCode.IDENTIFIER_INVALID, "a subject has 1 to 256 UTF-8 bytes and no control characters");
        }
        requireOpen();
        Parts parts = operations.parts();
        Reply<Change> reply = parts.calls().reply();
        parts.calls().later(reply, () -> {
            parts.access().requireSubject(actor, subject, Action.READ);
            ConversationId channel = parts.keyring().pseudonyms().subject(actor.tenant(), subject);
            operations
                    .changer()
                    .change(reply, actor, ref(channel), Operation.JOIN, roster -> GroupPlans.join(roster, actor));
        });
        return reply.stage();
    }

    @Override
    public CompletionStage<List<ConversationInfo>> conversations(Optional<ConversationId> after, int limit) {
        required(after, "after");
        limit(limit);
        return read(() -> operations.overview().page(actor, after, limit));
    }

    @Override
    public CompletionStage<Map<ConversationId, Long>> unread() {
        return read(() -> operations.overview().unread(actor));
    }

    @Override
    public CompletionStage<SyncPage> sync(Cursor since, int limit) {
        required(since, "since");
        limit(limit);
        return read(() -> operations.overview().sync(actor, since, limit));
    }

    @Override
    public CompletionStage<EntrySubscription> listen(EntryListener listener) {
        required(listener, "listener");
        return listen(() -> subscribe(listener, Reader::lastReadable));
    }

    @Override
    public CompletionStage<EntrySubscription> listen(Cursor since, EntryListener listener) {
        required(since, "since");
        required(listener, "listener");
        return listen(() -> subscribe(listener, Positions.of(actor, since)::in));
    }

    private CompletionStage<EntrySubscription> listen(Supplier<EntrySubscription> subscribing) {
        requireOpen();
        return operations.parts().calls().read(subscribing, Subscription::close);
    }

    private EntrySubscription subscribe(EntryListener listener, Function<Membership, Long> start) {
        EntryConsumer subscription = operations
                .parts()
                .subscriptions()
                .start(actor, listener, start, numbers -> Positions.cursor(actor, numbers), subscriptions::remove);
        subscriptions.add(subscription);
        if (closed) {
            subscription.close();
        }
        return subscription;
    }

    @Override
    public Device connect(PresenceChoice choice) {
        required(choice, "choice");
        requireOpen();
        return kept(presence().connect(actor, choice, attached::remove), Device::close);
    }

    @Override
    public void choosePresence(PresenceChoice choice) {
        required(choice, "choice");
        requireOpen();
        presence().choose(actor, choice);
    }

    @Override
    public CompletionStage<Subscription> watchPresence(Set<UserId> people, PresenceListener listener) {
        List<UserId> named = Arguments.people(people);
        required(listener, "listener");
        requireOpen();
        return operations.parts().calls().read(() -> watch(named, listener), Subscription::close);
    }

    private Subscription watch(List<UserId> people, PresenceListener listener) {
        Map<PersonKey, UserId> keys = new LinkedHashMap<>();
        people.forEach(user -> keys.put(operations.people().key(actor.tenant(), user), user));
        return kept(presence().watch(actor, keys, listener, attached::remove), Subscription::close);
    }

    @Override
    public Subscription listenLive(LiveListener listener) {
        required(listener, "listener");
        requireOpen();
        return kept(operations.parts().live().listen(actor, listener, attached::remove), Subscription::close);
    }

    @Override
    public CompletionStage<Optional<DirectoryPerson>> person(UserId user) {
        required(user, "user");
        PeopleLookup lookup = lookup();
        return asking(reply -> lookup.find(reply, actor, user));
    }

    @Override
    public CompletionStage<List<DirectoryPerson>> searchPeople(String text, int limit) {
        Arguments.searched(text, limit);
        PeopleLookup lookup = lookup();
        return asking(reply -> lookup.search(reply, actor, text, limit));
    }

    @Override
    public CompletionStage<Set<GroupId>> groups() {
        PeopleLookup lookup = lookup();
        requireOpen();
        Calls calls = operations.parts().calls();
        Reply<Set<GroupId>> reply = calls.reply();
        // No worker waits until a whole directory has been read.
        lookup.whenRead(actor).whenComplete((read, error) -> {
            if (error == null) {
                calls.later(reply, () -> reply.succeed(lookup.groups(actor)));
            } else {
                reply.fail(error);
            }
        });
        return reply.stage();
    }

    /** No worker waits for a directory that takes its time. */
    private <T> CompletionStage<T> asking(Consumer<Reply<T>> question) {
        requireOpen();
        Reply<T> reply = operations.parts().calls().reply();
        Calls.guarded(reply, () -> question.accept(reply));
        return reply.stage();
    }

    private PeopleLookup lookup() {
        PeopleLookup lookup = operations.lookup();
        if (lookup == null) {
            throw new ConfigurationException(ErrorCode.CONFIGURATION, "the engine has no directory");
        }
        return lookup;
    }

    /** Keeps something until this session closes, which it may have done meanwhile. */
    private <T> T kept(T part, Consumer<T> close) {
        attached.put(part, () -> close.accept(part));
        if (closed) {
            close.accept(part);
        }
        return part;
    }

    private PresenceService presence() {
        return operations.parts().presence();
    }

    @Override
    public CompletionStage<SessionEnd> ended() {
        return end.stage();
    }

    @Override
    public void close() {
        close(SessionEnd.CLOSED);
    }

    void close(SessionEnd why) {
        closed = true;
        List.copyOf(subscriptions).forEach(EntryConsumer::close);
        List.copyOf(attached.values()).forEach(Runnable::run);
        onClose.accept(this);
        end.succeed(why);
    }

    @Override
    public String toString() {
        return "Session[" + actor.tenant() + "]";
    }

    private Conversation handle(ConversationRef ref) {
        return new EngineConversation(this, ref);
    }

    private ConversationRef ref(ConversationId conversation) {
        return new ConversationRef(actor.tenant(), conversation);
    }

    private <T> CompletionStage<T> read(Supplier<T> work) {
        requireOpen();
        return operations.parts().calls().read(work);
    }

    private <T> CompletionStage<T> write(Supplier<T> work) {
        requireOpen();
        return operations.parts().calls().write(work);
    }
}
