// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.machine;

import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.PersonRef;
import io.hausfunk.messaging.internal.codec.ContentCodec;
import io.hausfunk.messaging.internal.concurrent.Calls;
import io.hausfunk.messaging.internal.concurrent.Reply;
import io.hausfunk.messaging.internal.people.Accounts;
import io.hausfunk.messaging.internal.writing.ConversationCreator;
import io.hausfunk.messaging.internal.writing.Proposal;
import io.hausfunk.messaging.internal.writing.ProposalPipeline;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Effect;
import java.time.Clock;
import java.util.List;

/** Writes what service accounts say into their direct conversations. */
public final class MachineSender {
    private final ProposalPipeline pipeline;
    private final ConversationCreator creator;
    private final Accounts accounts;
    private final ContentCodec codec;
    private final Calls calls;
    private final Clock clock;

    /** Writes over this pipeline. */
    public MachineSender(
            ProposalPipeline pipeline,
            ConversationCreator creator,
            Accounts accounts,
            ContentCodec codec,
            Calls calls,
            Clock clock) {
        this.pipeline = pipeline;
        this.creator = creator;
        this.accounts = accounts;
        this.codec = codec;
        this.calls = calls;
        this.clock = clock;
    }

    Calls calls() {
        return calls;
    }

    Clock clock() {
        return clock;
    }

    ContentCodec codec() {
        return codec;
    }

    /** The conversation of an account and a person, who must be able to take part. Blocks. */
    ConversationRef direct(Actor service, UserId person) {
        accounts.requireUsable(service.tenant(), person);
        return creator.direct(service, person);
    }

    /** Somebody by pseudonym. */
    PersonRef ref(Actor service, UserId person) {
        return new PersonRef(service.tenant(), accounts.key(service.tenant(), person));
    }

    /** The conversation of an account and a person, whether or not it has begun. */
    ConversationRef directOf(Actor service, PersonRef person) {
        return creator.directRef(service, person.key());
    }

    /** Writes what the engine proposes in the name of an account. Blocks. */
    <R> R await(Proposal<R> proposal) {
        return pipeline.await(proposal);
    }

    /** Says something. Does not block. */
    void send(
            Actor service, ConversationRef ref, String name, Content content, List<Effect> effects, Reply<Sent> reply) {
        pipeline.proposeCounted(
                new MachineProposal(service, ref, name, codec.encode(content), effects, clock.instant()), reply);
    }
}
