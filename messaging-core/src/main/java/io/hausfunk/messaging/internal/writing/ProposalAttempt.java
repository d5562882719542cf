// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.error.BusyException;
import io.hausfunk.messaging.error.ConflictException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.error.StorageException;
import io.hausfunk.messaging.internal.access.Access;
import io.hausfunk.messaging.internal.access.Admission;
import io.hausfunk.messaging.internal.attachments.StagedFiles;
import io.hausfunk.messaging.internal.concurrent.Caller;
import io.hausfunk.messaging.internal.concurrent.Calls;
import io.hausfunk.messaging.internal.concurrent.GroupCommit;
import io.hausfunk.messaging.internal.concurrent.Lanes;
import io.hausfunk.messaging.internal.concurrent.Reply;
import io.hausfunk.messaging.internal.writing.Composer.AsOf;
import io.hausfunk.messaging.storage.AppendResult;
import io.hausfunk.messaging.storage.History;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A proposal on its way into the store, with another try where participants changed meanwhile. */
final class ProposalAttempt<R> implements Lanes.Work, GroupCommit.Item<PendingWrite, AppendResult> {
    /** Matches no conversation: the store then only says whether it holds the name already. */
    private static final long ONLY_ASK = -1;

    private final ProposalPipeline pipeline;
    private final Proposal<R> proposal;
    private final Reply<R> reply;
    private final LaneKey lane;
    private final long number;
    private final AtomicBoolean left = new AtomicBoolean();
    private Runnable nextOfLane = () -> {};
    private long asOf;
    private int tries;
    private @Nullable PendingWrite write;

    ProposalAttempt(ProposalPipeline pipeline, Proposal<R> proposal, Reply<R> reply) {
        this.pipeline = pipeline;
        this.proposal = proposal;
        this.reply = reply;
        this.asOf = proposal.asOf();
        this.lane = new LaneKey(
                proposal.conversation(), proposal.ofPerson() ? proposal.actor().person() : null);
        this.number = proposal.pipelined() ? pipeline.order().join(lane) : 0;
    }

    LaneKey lane() {
        return lane;
    }

    @Override
    public Caller caller() {
        return reply.caller();
    }

    @Override
    public void run(Runnable next) {
        nextOfLane = next;
        if (reply.answered()) {
            leave();
        } else {
            Calls.guarded(reply, this::submitOrLeave);
        }
    }

    @Override
    public void rejected() {
        leave();
        reply.fail(new BusyException("too much waits for a worker", Duration.ofMillis(250)));
    }

    private void submitOrLeave() {
        boolean submitted = false;
        try {
            submitted = submit();
        } finally {
            if (!submitted) {
                leave();
            } else if (proposal.pipelined()) {
                nextOfLane.run();
            }
        }
    }

    /** It is known what became of it: whatever waited for that goes on. */
    private void leave() {
        if (proposal.pipelined() && left.compareAndSet(false, true)) {
            pipeline.order().leave(lane, number);
        }
        nextOfLane.run();
    }

    private boolean submit() {
        History history = pipeline.histories().present();
        Admission admission =
                pipeline.accessControl().admit(proposal.actor(), proposal.conversation(), proposal.operation(), asOf);
        // Who took part and may not write any more still learns what became of what they wrote before.
        boolean onlyAsk = !admission.allowed() && proposal.repeatable() && admission.participant() != null;
        if (!onlyAsk) {
            admission.verdict().require();
        }
        Optional<Plan> plan = onlyAsk ? planOfFormer(admission) : proposal.plan(admission);
        if (plan.isEmpty()) {
            reply.succeed(proposal.answer(admission.seenMembership(), ProposalOutcome.NOTHING_TO_DO));
            return false;
        }
        write = pipeline.composer()
                .compose(
                        proposal.actor(),
                        proposal.conversation(),
                        proposal.name(),
                        plan.get(),
                        admission.roster(),
                        new AsOf(
                                history, onlyAsk ? ONLY_ASK : admission.roster().membership()));
        pipeline.writer().submit(this);
        return true;
    }

    /** Whatever else would be wrong with it, they are told no more than that it is not permitted. */
    private Optional<Plan> planOfFormer(Admission admission) {
        try {
            return proposal.plan(admission);
        } catch (MessagingException e) {
            throw e.retryable() ? e : Access.refused();
        }
    }

    @Override
    public PendingWrite value() {
        return Objects.requireNonNull(write);
    }

    private long expectedMembership() {
        return value().entry().expectedMembership();
    }

    @Override
    public boolean begin() {
        if (reply.answered()) {
            leave();
            return false;
        }
        if (proposal.pipelined() && !pipeline.order().begin(lane, number, expectedMembership(), this::submitAgain)) {
            return false;
        }
        boolean wanted = reply.enterStore();
        if (!wanted) {
            leave();
        }
        return wanted;
    }

    /** As it is: it only came too early. */
    private void submitAgain() {
        try {
            pipeline.writer().submit(this);
        } catch (MessagingException e) {
            failed(e);
        }
    }

    @Override
    public void committed(AppendResult result) {
        if (result instanceof AppendResult.MembershipChanged changed
                && expectedMembership() != ONLY_ASK
                && ++tries < proposal.tries()) {
            again(changed.membership());
        } else if ((result instanceof AppendResult.HistoryChanged || result instanceof AppendResult.AnnexesChanged)
                && ++tries < proposal.tries()) {
            again(0);
        } else if (result instanceof AppendResult.Conflict
                && proposal.plannedAnewAfterConflict()
                && ++tries < proposal.tries()) {
            again(0);
        } else {
            leave();
            answer(result);
        }
    }

    private void again(long membership) {
        asOf = membership;
        reply.leaveStore();
        if (proposal.pipelined()) {
            pipeline.order().comeBack(lane, number);
            pipeline.lanes().run(lane, false, this);
        } else {
            pipeline.lanes().again(this, nextOfLane);
        }
    }

    private void answer(AppendResult result) {
        if (result instanceof AppendResult.Appended appended) {
            reply.succeed(proposal.answer(appended.sequence(), ProposalOutcome.WRITTEN));
        } else if (result instanceof AppendResult.Duplicate duplicate) {
            reply.succeed(proposal.answer(duplicate.sequence(), ProposalOutcome.WRITTEN_BEFORE));
        } else if (result instanceof AppendResult.Conflict conflict) {
            reply.fail(new ConflictException(
                    ErrorCode.IDEMPOTENCY_CONFLICT,
                    "the name is taken by entry #" + conflict.sequence() + " with other content"));
        } else if (result instanceof AppendResult.BlobMissing) {
            reply.fail(StagedFiles.missing());
        } else if (result instanceof AppendResult.HistoryChanged) {
            reply.fail(new StorageException(ErrorCode.HISTORY_CHANGED, "the store's history changes again and again"));
        } else if (tries >= proposal.tries()) {
            reply.fail(new ConflictException(
                    ErrorCode.TOO_MANY_CHANGES, "participants, or the message, change all the time"));
        } else {
            reply.fail(Access.refused());
        }
    }

    @Override
    public void failed(MessagingException error) {
        leave();
        reply.fail(error);
    }
}
