// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.engine;

import io.hausfunk.messaging.Draft;
import io.hausfunk.messaging.Sent;
import io.hausfunk.messaging.error.BusyException;
import io.hausfunk.messaging.error.ConflictException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.internal.access.Access;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.CachedRoster;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.access.Standing;
import io.hausfunk.messaging.internal.codec.EncodedContent;
import io.hausfunk.messaging.internal.concurrent.Calls;
import io.hausfunk.messaging.internal.concurrent.GroupCommit;
import io.hausfunk.messaging.internal.concurrent.Lanes;
import io.hausfunk.messaging.internal.concurrent.Reply;
import io.hausfunk.messaging.storage.AppendResult;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.NewEntry;
import io.hausfunk.messaging.storage.Participant;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One message on its way, with another try where participants changed meanwhile. */
final class SendAttempt implements Lanes.Work, GroupCommit.Item<NewEntry, AppendResult> {
    private static final int MAX_TRIES = 20;
    /** Matches no conversation: the store then only says whether it holds the name already. */
    private static final long ONLY_ASK = -1;

    private final Parts parts;
    private final Composer composer;
    private final Actor actor;
    private final ConversationRef ref;
    private final Draft draft;
    private final EncodedContent content;
    private final Reply<Sent> reply;
    private final SendOrder order;
    private final long number;
    private int tries;
    private long membershipNeeded;
    private @Nullable NewEntry entry;

    SendAttempt(
            Parts parts,
            Composer composer,
            SendOrder order,
            Actor actor,
            ConversationRef ref,
            Draft draft,
            EncodedContent content,
            Reply<Sent> reply) {
        this.order = order;
        this.parts = parts;
        this.composer = composer;
        this.actor = actor;
        this.ref = ref;
        this.draft = draft;
        this.content = content;
        this.reply = reply;
        this.number = order.join(lane());
    }

    LaneKey lane() {
        return new LaneKey(ref, actor.person());
    }

    @Override
    public void run() {
        if (reply.answered()) {
            leave();
        } else {
            Calls.guarded(reply, this::submitOrLeave);
        }
    }

    @Override
    public void rejected() {
        leave();
        reply.fail(new BusyException("too many messages wait for a worker", Duration.ofMillis(250)));
    }

    private void submitOrLeave() {
        boolean submitted = false;
        try {
            submit();
            submitted = true;
        } finally {
            if (!submitted) {
                leave();
            }
        }
    }

    private void leave() {
        order.leave(lane(), number);
    }

    private void submit() {
        CachedRoster roster = roster();
        Participant row = roster.participant(actor.person());
        boolean allowed = allowed(roster, row);
        if (allowed) {
            requireReplyTarget(roster, Objects.requireNonNull(row));
        }
        EntryName name = parts.keyring()
                .pseudonyms()
                .entry(ref, actor.person(), draft.name().value());
        entry = composer.compose(actor, ref, name, content, allowed ? roster.membership() : ONLY_ASK);
        parts.writer().submit(this);
    }

    /** False for who took part and may not write any more: they still learn what became of what they sent before. */
    private boolean allowed(CachedRoster roster, @Nullable Participant row) {
        try {
            parts.access().require(actor, Operation.SEND, roster.kind(), row, roster.terms());
            return true;
        } catch (NotPermittedException e) {
            if (Standing.of(row) == Standing.OUTSIDER) {
                throw e;
            }
            return false;
        }
    }

    /** A known roster, or the latest one where the known one would refuse: a refusal must not come from old knowledge. */
    private CachedRoster roster() {
        CachedRoster known = parts.rosters().ifKnown(ref);
        if (known != null
                && known.membership() >= membershipNeeded
                && Standing.of(known.participant(actor.person())).compareTo(Standing.MEMBER) >= 0) {
            return known;
        }
        return parts.rosters().load(ref).orElseThrow(Access::refused);
    }

    private void requireReplyTarget(CachedRoster roster, Participant me) {
        if (draft.replyTo().isEmpty()) {
            return;
        }
        long target = draft.replyTo().getAsLong();
        long head = roster.knownHead();
        if (target > head) {
            head = parts.storage()
                    .conversations()
                    .find(ref)
                    .orElseThrow(Access::refused)
                    .head();
            parts.rosters().heard(ref, head);
        }
        if (target > head || target < me.visibleFrom()) {
            throw new InvalidInputException(
                    ErrorCode.REPLY_TARGET_MISSING, "there is no entry #" + target + " to answer");
        }
    }

    @Override
    public NewEntry value() {
        return Objects.requireNonNull(entry);
    }

    @Override
    public boolean begin() {
        if (reply.answered()) {
            leave();
            return false;
        }
        if (!order.begin(lane(), number, value().expectedMembership())) {
            parts.lanes().run(lane(), false, this);
            return false;
        }
        boolean wanted = reply.enterStore();
        if (!wanted) {
            leave();
        }
        return wanted;
    }

    @Override
    public void committed(AppendResult result) {
        if (result instanceof AppendResult.MembershipChanged changed
                && value().expectedMembership() != ONLY_ASK
                && ++tries < MAX_TRIES) {
            again(changed.membership());
        } else {
            leave();
            answer(result);
        }
    }

    private void answer(AppendResult result) {
        if (result instanceof AppendResult.Appended appended) {
            reply.succeed(new Sent(ref.conversation(), appended.sequence(), false));
        } else if (result instanceof AppendResult.Duplicate duplicate) {
            reply.succeed(new Sent(ref.conversation(), duplicate.sequence(), true));
        } else if (result instanceof AppendResult.Conflict conflict) {
            reply.fail(new ConflictException(
                    ErrorCode.NAME_CONFLICT,
                    "the name is taken by entry #" + conflict.sequence() + " with other content"));
        } else if (tries == MAX_TRIES) {
            reply.fail(new ConflictException(ErrorCode.TOO_MANY_CHANGES, "participants change all the time"));
        } else {
            reply.fail(Access.refused());
        }
    }

    private void again(long membership) {
        membershipNeeded = membership;
        reply.leaveStore();
        order.comeBack(lane(), number);
        parts.lanes().run(lane(), false, this);
    }

    @Override
    public void failed(MessagingException error) {
        leave();
        reply.fail(error);
    }
}
