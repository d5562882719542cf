// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.access.AccessQuestion.Action;
import io.hausfunk.messaging.conversation.Change;
import io.hausfunk.messaging.internal.access.Access;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.concurrent.Calls;
import io.hausfunk.messaging.internal.concurrent.RefusalSlots;
import io.hausfunk.messaging.internal.concurrent.Reply;
import io.hausfunk.messaging.internal.crypto.Pseudonyms;
import io.hausfunk.messaging.internal.people.Accounts;
import io.hausfunk.messaging.model.Role;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.ConversationRef;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Changes of who takes part in a conversation, and of what it is called. Does not block. */
public final class ConversationChanges {
    private final ProposalPipeline pipeline;
    private final Calls calls;
    private final Access access;
    private final Pseudonyms pseudonyms;
    private final Accounts accounts;
    private final RefusalSlots refusals;

    /** Writes over this pipeline. */
    public ConversationChanges(
            ProposalPipeline pipeline,
            Calls calls,
            Access access,
            Pseudonyms pseudonyms,
            Accounts accounts,
            RefusalSlots refusals) {
        this.pipeline = pipeline;
        this.calls = calls;
        this.access = access;
        this.pseudonyms = pseudonyms;
        this.accounts = accounts;
        this.refusals = refusals;
    }

    /**
     * Joins a channel. A refusal comes at the end of a time slot: whether a channel is not there, or is about something that the
     * person may not read, is found out by different work.
     */
    public CompletionStage<Change> join(Actor actor, ConversationRef ref) {
        Reply<Change> reply = calls.reply(actor.ref(), refusals.begin());
        pipeline.propose(joining(actor, ref), reply);
        return reply.stage();
    }

    /** Joins the channel of one of the host's objects. Refusals as with {@link #join}. */
    public CompletionStage<Change> joinSubject(Actor actor, String subject) {
        Reply<Change> reply = calls.reply(actor.ref(), refusals.begin());
        calls.later(reply, () -> {
            access.requireSubject(actor, subject, Action.READ);
            ConversationRef ref = new ConversationRef(actor.tenant(), pseudonyms.subject(actor.tenant(), subject));
            pipeline.propose(joining(actor, ref), reply);
        });
        return reply.stage();
    }

    /** Leaves. */
    public CompletionStage<Change> leave(Actor actor, ConversationRef ref) {
        return pipeline.propose(
                new ConversationChange(actor, ref, Operation.LEAVE, roster -> ParticipantPlans.leave(roster, actor)));
    }

    /** Brings people in. */
    public CompletionStage<Change> add(Actor actor, ConversationRef ref, List<UserId> people, Role role) {
        return pipeline.propose(new ConversationChange(
                actor,
                ref,
                Operation.ADD,
                roster -> ParticipantPlans.add(roster, actor, accounts.require(actor.tenant(), people), role)));
    }

    /** Sends somebody away. */
    public CompletionStage<Change> remove(Actor actor, ConversationRef ref, UserId person) {
        return pipeline.propose(new ConversationChange(
                actor,
                ref,
                Operation.REMOVE,
                roster -> ParticipantPlans.remove(roster, actor, accounts.key(actor.tenant(), person), person)));
    }

    /** Sends somebody away who cannot come back. */
    public CompletionStage<Change> ban(Actor actor, ConversationRef ref, UserId person) {
        return pipeline.propose(new ConversationChange(
                actor,
                ref,
                Operation.BAN,
                roster -> ParticipantPlans.ban(roster, actor, accounts.key(actor.tenant(), person), person)));
    }

    /** Lets somebody come back. */
    public CompletionStage<Change> unban(Actor actor, ConversationRef ref, UserId person) {
        return pipeline.propose(new ConversationChange(
                actor,
                ref,
                Operation.UNBAN,
                roster -> ParticipantPlans.unban(roster, actor, accounts.key(actor.tenant(), person), person)));
    }

    /** Gives somebody another role. */
    public CompletionStage<Change> changeRole(Actor actor, ConversationRef ref, UserId person, Role role) {
        return pipeline.propose(new ConversationChange(
                actor,
                ref,
                Operation.CHANGE_ROLE,
                roster -> ParticipantPlans.changeRole(
                        roster, actor, accounts.key(actor.tenant(), person), person, role)));
    }

    /** Gives the conversation another title. */
    public CompletionStage<Change> rename(Actor actor, ConversationRef ref, String title) {
        return pipeline.propose(
                new ConversationChange(actor, ref, Operation.RENAME, roster -> ParticipantPlans.rename(roster, title)));
    }

    /** Decides how long messages stay. */
    public CompletionStage<Change> changeTimeToLive(Actor actor, ConversationRef ref, Optional<Duration> time) {
        return pipeline.propose(new ConversationChange(
                actor,
                ref,
                Operation.SET_TIME_TO_LIVE,
                roster -> ParticipantPlans.timeToLive(roster, actor, pipeline.profile(actor, ref), time)));
    }

    private static ConversationChange joining(Actor actor, ConversationRef ref) {
        return new ConversationChange(actor, ref, Operation.JOIN, roster -> ParticipantPlans.join(roster, actor));
    }
}
