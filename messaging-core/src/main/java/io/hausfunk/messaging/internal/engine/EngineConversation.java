// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.engine;

import static io.hausfunk.messaging.internal.engine.Arguments.limit;
import static io.hausfunk.messaging.internal.engine.Arguments.required;
import static io.hausfunk.messaging.internal.engine.Arguments.sequence;

import io.hausfunk.messaging.Change;
import io.hausfunk.messaging.Conversation;
import io.hausfunk.messaging.ConversationInfo;
import io.hausfunk.messaging.Draft;
import io.hausfunk.messaging.EntryPage;
import io.hausfunk.messaging.MessageName;
import io.hausfunk.messaging.NewGroup;
import io.hausfunk.messaging.ParticipantInfo;
import io.hausfunk.messaging.Receipt;
import io.hausfunk.messaging.Sent;
import io.hausfunk.messaging.UserId;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.internal.access.Access;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.CachedRoster;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.access.Standing;
import io.hausfunk.messaging.internal.concurrent.Calls;
import io.hausfunk.messaging.internal.concurrent.Reply;
import io.hausfunk.messaging.internal.text.Texts;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.MarkUpdate;
import io.hausfunk.messaging.storage.Participant;
import io.hausfunk.messaging.storage.PersonKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** A conversation in the hands of one session's person. */
final class EngineConversation implements Conversation {
    private final EngineSession session;
    private final ConversationRef ref;

    EngineConversation(EngineSession session, ConversationRef ref) {
        this.session = session;
        this.ref = ref;
    }

    @Override
    public ConversationId id() {
        return ref.conversation();
    }

    @Override
    public CompletionStage<ConversationInfo> info() {
        return read(() -> session.operations().reader().info(actor(), ref));
    }

    @Override
    public CompletionStage<List<ParticipantInfo>> participants() {
        return read(() -> session.operations().reader().participants(actor(), ref));
    }

    @Override
    public CompletionStage<Sent> send(Draft draft) {
        required(draft, "draft");
        session.requireOpen();
        return session.operations().sender().send(actor(), ref, draft);
    }

    @Override
    public CompletionStage<Sent> find(MessageName name) {
        required(name, "name");
        return read(() -> session.operations().reader().find(actor(), ref, name));
    }

    @Override
    public CompletionStage<Void> typing() {
        session.requireOpen();
        Parts parts = session.operations().parts();
        Reply<Void> reply = parts.calls().reply();
        CachedRoster known = parts.rosters().ifKnown(ref);
        if (known != null && known.terms().subject().isEmpty() && maySpeak(known)) {
            Calls.guarded(reply, () -> typing(known, reply));
        } else {
            parts.calls().later(reply, () -> {
                CachedRoster roster = parts.rosters().find(ref).orElseThrow(Access::refused);
                // A refusal is never given on old knowledge.
                typing(maySpeak(roster) ? roster : parts.rosters().load(ref).orElseThrow(Access::refused), reply);
            });
        }
        return reply.stage();
    }

    private boolean maySpeak(CachedRoster roster) {
        return Standing.of(roster.participant(actor().person())).compareTo(Standing.MEMBER) >= 0;
    }

    private void typing(CachedRoster roster, Reply<Void> reply) {
        Parts parts = session.operations().parts();
        Participant me = roster.participant(actor().person());
        parts.access().require(actor(), Operation.TYPE, roster.kind(), me, roster.terms());
        if (!parts.presence().hidden(actor())) {
            parts.live().typing(actor(), roster);
        }
        Reply.done(reply);
    }

    @Override
    public CompletionStage<EntryPage> readAfter(long after, int limit) {
        sequence(after);
        limit(limit);
        return read(() -> session.operations().reader().after(actor(), ref, after, limit));
    }

    @Override
    public CompletionStage<EntryPage> readBefore(long before, int limit) {
        sequence(before);
        limit(limit);
        return read(() -> session.operations().reader().before(actor(), ref, before, limit));
    }

    @Override
    public CompletionStage<Change> invite(List<UserId> people, Role role) {
        List<UserId> named = List.copyOf(required(people, "people"));
        required(role, "role");
        if (named.isEmpty() || named.size() > NewGroup.MAX_PEOPLE) {
            throw new InvalidInputException(ErrorCode.ARGUMENT_OUT_OF_RANGE, "1 to 100 people at once");
        }
        session.requireOpen();
        return session.operations().changer().change(actor(), ref, Operation.INVITE, roster -> {
            Map<PersonKey, UserId> known = session.operations().people().require(actor().tenant(), named);
            return GroupPlans.invite(roster, actor(), known, role);
        });
    }

    @Override
    public CompletionStage<Change> leave() {
        session.requireOpen();
        return session.operations()
                .changer()
                .change(actor(), ref, Operation.LEAVE, roster -> GroupPlans.leave(roster, actor()));
    }

    @Override
    public CompletionStage<Change> remove(UserId person) {
        required(person, "person");
        session.requireOpen();
        return session.operations()
                .changer()
                .change(
                        actor(),
                        ref,
                        Operation.REMOVE,
                        roster -> GroupPlans.remove(roster, actor(), key(person), person));
    }

    @Override
    public CompletionStage<Change> changeRole(UserId person, Role role) {
        required(person, "person");
        required(role, "role");
        session.requireOpen();
        return session.operations()
                .changer()
                .change(
                        actor(),
                        ref,
                        Operation.CHANGE_ROLE,
                        roster -> GroupPlans.changeRole(roster, key(person), person, role));
    }

    @Override
    public CompletionStage<Change> rename(String title) {
        Texts.requireText(title, NewGroup.MAX_TITLE_BYTES);
        session.requireOpen();
        return session.operations()
                .changer()
                .change(actor(), ref, Operation.RENAME, roster -> GroupPlans.rename(title));
    }

    @Override
    public CompletionStage<Void> markDelivered(long sequence) {
        return mark(sequence(sequence), 0);
    }

    @Override
    public CompletionStage<Void> markRead(long sequence) {
        return mark(sequence(sequence), sequence);
    }

    @Override
    public CompletionStage<Long> unread() {
        return read(() -> session.operations().reader().unread(actor(), ref));
    }

    @Override
    public CompletionStage<List<Receipt>> receipts() {
        return read(() -> session.operations().reader().receipts(actor(), ref));
    }

    private CompletionStage<Void> mark(long delivered, long read) {
        session.requireOpen();
        Parts parts = session.operations().parts();
        Reply<Void> reply = parts.calls().reply();
        parts.calls().later(reply, () -> {
            CachedRoster roster = parts.rosters().find(ref).orElseThrow(Access::refused);
            Participant me = roster.participant(actor().person());
            if (me == null) {
                roster = parts.rosters().load(ref).orElseThrow(Access::refused);
                me = roster.participant(actor().person());
            }
            parts.access().require(actor(), Operation.MARK, roster.kind(), me, roster.terms());
            parts.marks().submit(new MarkUpdate(ref, actor().person(), delivered, read), reply);
        });
        return reply.stage();
    }

    private <T> CompletionStage<T> read(Supplier<T> work) {
        session.requireOpen();
        return session.operations().parts().calls().read(work);
    }

    private PersonKey key(UserId user) {
        return session.operations().people().key(actor().tenant(), user);
    }

    private Actor actor() {
        return session.actor();
    }
}
