// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.machine;

import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.codec.ContentCodec;
import io.hausfunk.messaging.internal.concurrent.Calls;
import io.hausfunk.messaging.internal.concurrent.Reply;
import io.hausfunk.messaging.internal.writing.Proposal;
import io.hausfunk.messaging.internal.writing.ProposalPipeline;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Effect;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Writes what service accounts say, and what becomes of it. */
public final class MachineSender {
    private final ProposalPipeline pipeline;
    private final ProposalPipeline own;
    private final ServiceConversations conversations;
    private final ContentCodec codec;
    private final Calls calls;
    private final Clock clock;

    /** {@code own} writes for whoever waits on a worker: it uses no workers itself. */
    public MachineSender(
            ProposalPipeline pipeline,
            ProposalPipeline own,
            ServiceConversations conversations,
            ContentCodec codec,
            Calls calls,
            Clock clock) {
        this.pipeline = pipeline;
        this.own = own;
        this.conversations = conversations;
        this.codec = codec;
        this.calls = calls;
        this.clock = clock;
    }

    ContentCodec codec() {
        return codec;
    }

    Calls calls() {
        return calls;
    }

    Clock clock() {
        return clock;
    }

    ServiceConversations conversations() {
        return conversations;
    }

    /** Writes what a person does. Does not block. */
    <R> CompletionStage<R> propose(Proposal<R> proposal) {
        return pipeline.propose(proposal);
    }

    /** Writes what the engine proposes in the name of an account. Blocks. */
    <R> R await(Proposal<R> proposal) {
        return own.await(proposal);
    }

    /** Says something. Does not block. */
    void send(
            Actor service, ConversationRef ref, String name, Content content, List<Effect> effects, Reply<Sent> reply) {
        pipeline.proposeCounted(proposal(service, ref, name, content, effects), reply);
    }

    /** Says something. Blocks. */
    Sent send(Actor service, ConversationRef ref, String name, Content content, List<Effect> effects) {
        return own.await(proposal(service, ref, name, content, effects));
    }

    private MachineProposal proposal(
            Actor service, ConversationRef ref, String name, Content content, List<Effect> effects) {
        return new MachineProposal(service, ref, name, codec.encode(content), effects, clock.instant());
    }
}
