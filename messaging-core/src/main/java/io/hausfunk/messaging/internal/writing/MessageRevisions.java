// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.MessageRedacted;
import io.hausfunk.messaging.content.MessageRetracted;
import io.hausfunk.messaging.conversation.Change;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.annex.AnnexKinds;
import io.hausfunk.messaging.internal.annex.Relations;
import io.hausfunk.messaging.message.Draft;
import io.hausfunk.messaging.message.MessageRules;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.Relation;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Says messages anew, takes them back and removes them. Does not block. */
public final class MessageRevisions {
    private final ProposalPipeline pipeline;
    private final MessageTargets targets;
    private final MessageEdits edits;
    private final MessageRules rules;
    private final Clock clock;

    /** Writes over this pipeline. */
    public MessageRevisions(
            ProposalPipeline pipeline, MessageTargets targets, MessageEdits edits, MessageRules rules, Clock clock) {
        this.pipeline = pipeline;
        this.targets = targets;
        this.edits = edits;
        this.rules = rules;
        this.clock = clock;
    }

    /** Gives a message of the actor's own another content; throws at once what is wrong with it. */
    public CompletionStage<Change> edit(Actor actor, ConversationRef ref, long target, Draft draft) {
        edits.check(draft);
        String name = draft.idempotencyKey().value();
        return pipeline.propose(new MessageChange(actor, ref, Operation.EDIT, name, false, admission -> {
            MessageTarget message = targets.require(admission, target);
            Plan plan = edits.plan(admission, message, draft, rules.keepsVersions());
            requireOwn(actor, ref, message, name);
            return Optional.of(plan);
        }));
    }

    /** Takes a message of the actor's own back. */
    public CompletionStage<Change> retract(Actor actor, ConversationRef ref, long target) {
        String name = EngineNames.of("retract", target);
        return pipeline.propose(new MessageChange(actor, ref, Operation.RETRACT, name, false, admission -> {
            MessageTarget message = targets.require(admission, target);
            requireOwn(actor, ref, message, name);
            return Optional.of(removal(message, Relations.RETRACTS, MessageRetracted.of(target)));
        }));
    }

    /** Removes what a message says, as a moderator. */
    public CompletionStage<Change> redact(Actor actor, ConversationRef ref, long target, String reason) {
        String name = EngineNames.of("redact", target);
        return pipeline.propose(new MessageChange(actor, ref, Operation.REDACT, name, false, admission -> {
            MessageTarget message = targets.require(admission, target);
            if (message.removed(clock.instant()) && !targets.written(actor, ref, name)) {
                throw removed(target);
            }
            return Optional.of(removal(message, Relations.REDACTS, MessageRedacted.of(target, reason)));
        }));
    }

    private static Plan removal(MessageTarget message, Relation relation, Content content) {
        List<Effect> effects = new ArrayList<>();
        effects.add(new Effect.About(message.entry().sequence(), relation));
        effects.addAll(message.emptied());
        return Plan.event(AnnexKinds.REMOVAL, content, effects).restingOn(message.seen());
    }

    /** Refuses, unless the same was written before: then the store tells what became of it. */
    private void requireOwn(Actor actor, ConversationRef ref, MessageTarget message, String name) {
        MessagingException refusal = refusal(actor, message);
        if (refusal != null && !targets.written(actor, ref, name)) {
            throw refusal;
        }
    }

    private @Nullable MessagingException refusal(Actor actor, MessageTarget message) {
        long target = message.entry().sequence();
        Instant now = clock.instant();
        if (!message.entry().author().equals(actor.person())) {
            return new NotPermittedException(ErrorCode.NOT_THE_AUTHOR, "#" + target + " is not by this person");
        }
        if (message.removed(now)) {
            return removed(target);
        }
        if (now.isAfter(message.entry().at().plus(rules.editWindow()))) {
            return new NotPermittedException(
                    ErrorCode.EDIT_WINDOW_OVER, "#" + target + " is older than " + rules.editWindow());
        }
        return null;
    }

    static NotPermittedException removed(long target) {
        return new NotPermittedException(ErrorCode.MESSAGE_REMOVED, "the content of #" + target + " was removed");
    }
}
