// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.codec.ContentCodec;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.storage.ConversationRef;
import java.util.concurrent.CompletionStage;

/** What people say. Does not block. */
public final class MessageSender {
    private final ProposalPipeline pipeline;
    private final SendRules rules;
    private final ContentCodec codec;

    /** Writes over this pipeline. */
    public MessageSender(ProposalPipeline pipeline, SendRules rules, ContentCodec codec) {
        this.pipeline = pipeline;
        this.rules = rules;
        this.codec = codec;
    }

    /** Sends a message; throws at once what is wrong with its content. */
    public CompletionStage<Sent> send(Actor actor, ConversationRef ref, Draft draft) {
        return pipeline.propose(new SendProposal(rules, actor, ref, draft, codec.encode(draft)));
    }
}
