// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.error.LimitExceededException;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.internal.access.AccessControl;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Admission;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.codec.Profile;
import io.hausfunk.messaging.internal.concurrent.CallerExecutor;
import io.hausfunk.messaging.internal.concurrent.Calls;
import io.hausfunk.messaging.internal.concurrent.Lanes;
import io.hausfunk.messaging.internal.concurrent.Reply;
import io.hausfunk.messaging.internal.history.HistoryWatch;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.History;
import java.util.concurrent.CompletionStage;

/**
 * The one way into a conversation: admit, plan, compose, commit, and plan anew where participants changed meanwhile. Done on
 * the caller's thread up to the writer's queue where everything needed is in memory, which costs some microseconds, and on a
 * worker where not; either way in the order of the calls.
 */
public final class ProposalPipeline {
    private static final int CREATIONS = 3;

    private final AccessControl accessControl;
    private final Composer composer;
    private final EntryWriter writer;
    private final HistoryWatch histories;
    private final Calls calls;
    private final Lanes<LaneKey> lanes;
    private final SendOrder order = new SendOrder();

    /** Writes through this writer; what blocks is done on these workers. */
    public ProposalPipeline(
            AccessControl accessControl,
            Composer composer,
            EntryWriter writer,
            HistoryWatch histories,
            Calls calls,
            CallerExecutor workers) {
        this.accessControl = accessControl;
        this.composer = composer;
        this.writer = writer;
        this.histories = histories;
        this.calls = calls;
        this.lanes = new Lanes<>(workers);
    }

    /** Writes what a person proposes, unless they write too fast. Does not block. */
    public <R> CompletionStage<R> propose(Proposal<R> proposal) {
        Reply<R> reply = calls.reply(proposal.actor().ref());
        propose(proposal, reply);
        return reply.stage();
    }

    /** The same with an answer that somebody waits for already. */
    public <R> void propose(Proposal<R> proposal, Reply<R> reply) {
        try {
            accessControl.requirePace(proposal.actor(), proposal.conversation());
        } catch (LimitExceededException tooFast) {
            reply.fail(tooFast);
            return;
        }
        start(proposal, reply);
    }

    /** The same for whose pace was counted already, by a measure of their own. */
    public <R> void proposeCounted(Proposal<R> proposal, Reply<R> reply) {
        start(proposal, reply);
    }

    private <R> void start(Proposal<R> proposal, Reply<R> reply) {
        ProposalAttempt<R> attempt = new ProposalAttempt<>(this, proposal, reply);
        lanes.run(attempt.lane(), ready(proposal), attempt);
    }

    /** The same for work of the engine's own, however fast. Blocks; throws what {@link #propose} would answer. */
    public <R> R await(Proposal<R> proposal) {
        Reply<R> reply = calls.own();
        start(proposal, reply);
        return reply.await();
    }

    /** Begins a conversation. Blocks; false if it exists already. */
    boolean create(Creation creation) {
        for (int attempt = 1; ; attempt++) {
            History believed = histories.present();
            try {
                Reply<Boolean> reply = calls.own();
                writer.submit(new CreationAttempt(composer.compose(creation, believed), reply));
                return reply.await();
            } catch (MessagingException e) {
                if (!HistoryWatch.saysChanged(e) || attempt == CREATIONS) {
                    throw e;
                }
                histories.changed(believed);
            }
        }
    }

    /** Whether nothing on the way would block. */
    private boolean ready(Proposal<?> proposal) {
        if (!proposal.pipelined()) {
            return false;
        }
        Admission admission =
                accessControl.admitFromMemory(proposal.actor(), proposal.conversation(), proposal.operation());
        return admission != null
                && proposal.plannableFromMemory(admission.roster())
                && composer.warm(proposal.actor(), proposal.conversation());
    }

    AccessControl accessControl() {
        return accessControl;
    }

    HistoryWatch histories() {
        return histories;
    }

    /** How a conversation describes itself now. Blocks. */
    Profile profile(Actor actor, ConversationRef ref) {
        return accessControl.requireReadable(actor, ref, Operation.INFO).profile();
    }

    Composer composer() {
        return composer;
    }

    EntryWriter writer() {
        return writer;
    }

    Lanes<LaneKey> lanes() {
        return lanes;
    }

    SendOrder order() {
        return order;
    }
}
