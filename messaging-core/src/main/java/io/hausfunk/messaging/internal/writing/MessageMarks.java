// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.MessagePinned;
import io.hausfunk.messaging.content.MessageUnpinned;
import io.hausfunk.messaging.content.ReactionAdded;
import io.hausfunk.messaging.content.ReactionWithdrawn;
import io.hausfunk.messaging.conversation.Change;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Admission;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.annex.AnnexKinds;
import io.hausfunk.messaging.internal.annex.Relations;
import io.hausfunk.messaging.internal.codec.DecodedContent;
import io.hausfunk.messaging.message.Reaction;
import io.hausfunk.messaging.storage.AnnexRef;
import io.hausfunk.messaging.storage.ChoiceToken;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.EntryKind;
import io.hausfunk.messaging.storage.Participant;
import io.hausfunk.messaging.storage.Relation;
import io.hausfunk.messaging.storage.StoredEntry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reactions to messages, and pins. Each person's reaction of a kind is a chain: what is said last empties what was said before, and is named
 * after it. So of two devices that do the same at once one writes and the other finds it, on whatever nodes. Does not block.
 */
public final class MessageMarks {
    private static final int MOST_OWN = 1000;

    /** How many steps a chain has before it takes no more reactions: they stand in each of its entries. */
    private static final int MOST_STEPS = 100;

    private final ProposalPipeline pipeline;
    private final MessageTargets targets;
    private final MessageContents contents;
    private final Clock clock;

    /** Writes over this pipeline. */
    public MessageMarks(ProposalPipeline pipeline, MessageTargets targets, MessageContents contents, Clock clock) {
        this.pipeline = pipeline;
        this.targets = targets;
        this.contents = contents;
        this.clock = clock;
    }

    /** Reacts to a message. */
    public CompletionStage<Change> react(Actor actor, ConversationRef ref, long target, String reaction) {
        return step(
                actor, ref, target, reaction, Relations.REACTS, earlier -> ReactionAdded.of(target, reaction, earlier));
    }

    /** Takes a reaction back. */
    public CompletionStage<Change> withdraw(Actor actor, ConversationRef ref, long target, String reaction) {
        return step(
                actor,
                ref,
                target,
                reaction,
                Relations.WITHDRAWS,
                earlier -> ReactionWithdrawn.of(target, reaction, earlier));
    }

    private CompletionStage<Change> step(
            Actor actor,
            ConversationRef ref,
            long target,
            String reaction,
            Relation relation,
            Function<List<Long>, Content> content) {
        // The name follows from what is there, so each try has one of its own: what is planned anew is another step.
        return pipeline.propose(new MarkProposal(actor, ref, Operation.REACT, admission -> {
            MessageTarget message = targets.requireShown(admission, target, clock.instant());
            ChoiceToken token = targets.pseudonyms().choice(ref, reaction);
            AnnexRef last = lastOwn(actor, ref, target, token);
            boolean reacted = last != null && last.key().relation().equals(Relations.REACTS);
            if (reacted == relation.equals(Relations.REACTS)) {
                return MarkStep.none(last == null ? 0 : last.sequence());
            }
            List<Long> earlier = last == null ? List.of() : earlier(ref, last);
            if (relation.equals(Relations.REACTS)) {
                requireRoom(message, token, earlier);
            }
            long before = last == null ? 0 : last.sequence();
            List<Effect> effects = new ArrayList<>();
            effects.add(new Effect.About(target, relation, token));
            if (last != null) {
                effects.add(new Effect.Empties(before));
            }
            String name = EngineNames.of("react", target, reaction, before);
            return MarkStep.next(name, plan(AnnexKinds.REACTION, content.apply(earlier), effects));
        }));
    }

    private @Nullable AnnexRef lastOwn(Actor actor, ConversationRef ref, long target, ChoiceToken token) {
        AnnexRef last = null;
        for (AnnexRef own : targets.annexes().by(ref, actor.person(), List.of(target), MOST_OWN)) {
            Relation relation = own.key().relation();
            boolean step = relation.equals(Relations.REACTS) || relation.equals(Relations.WITHDRAWS);
            last = step && token.equals(own.key().choice()) ? own : last;
        }
        return last;
    }

    /** All steps of a chain, this one last: each says which were before it, so that a client learns it from the last one alone. */
    private List<Long> earlier(ConversationRef ref, AnnexRef last) {
        Content said = targets.find(ref, last.sequence())
                .flatMap(contents::of)
                .<Content>map(DecodedContent::content)
                .orElse(null);
        List<Long> earlier = new ArrayList<>();
        if (said instanceof ReactionAdded added) {
            earlier.addAll(added.earlier());
        } else if (said instanceof ReactionWithdrawn withdrawn) {
            earlier.addAll(withdrawn.earlier());
        }
        earlier.add(last.sequence());
        return earlier;
    }

    private static void requireRoom(MessageTarget message, ChoiceToken token, List<Long> earlier) {
        if (earlier.size() > MOST_STEPS) {
            throw new NotPermittedException(
                    ErrorCode.TOO_MANY_REACTIONS,
                    "#" + message.entry().sequence() + ": the same reaction came and went too often");
        }
        if (message.last(Relations.REACTS, token) == 0 && message.choices(Relations.REACTS) >= Reaction.MAX_KINDS) {
            throw new NotPermittedException(
                    ErrorCode.TOO_MANY_REACTIONS,
                    "#" + message.entry().sequence() + " has " + Reaction.MAX_KINDS + " kinds of reactions");
        }
    }

    /** Pins a message. */
    public CompletionStage<Change> pin(Actor actor, ConversationRef ref, long target) {
        return pin(actor, ref, target, Relations.PINS, MessagePinned.of(target));
    }

    /** Unpins a message. */
    public CompletionStage<Change> unpin(Actor actor, ConversationRef ref, long target) {
        return pin(actor, ref, target, Relations.UNPINS, MessageUnpinned.of(target));
    }

    private CompletionStage<Change> pin(
            Actor actor, ConversationRef ref, long target, Relation relation, Content content) {
        return pipeline.propose(new MarkProposal(actor, ref, Operation.PIN, admission -> {
            MessageTarget message = targets.requireShown(admission, target, clock.instant());
            long pinned = message.last(Relations.PINS, null);
            long unpinned = message.last(Relations.UNPINS, null);
            long before = Math.max(pinned, unpinned);
            if (!admission.allowed()) {
                return MarkStep.none(standingOfFormer(admission, before, new Effect.About(target, relation)));
            }
            if (pinned > unpinned == relation.equals(Relations.PINS)) {
                return MarkStep.none(before);
            }
            List<Effect> effects = new ArrayList<>();
            effects.add(new Effect.About(target, relation));
            if (before > 0) {
                effects.add(new Effect.Empties(before));
            }
            String name = EngineNames.of("pin", target, "", before);
            return MarkStep.next(name, plan(AnnexKinds.PIN, content, effects));
        }));
    }

    /**
     * A pin is everybody's, so who went is told of the step that stood when they went, if it was their own, and of none that came later: each
     * step says which one it empties.
     *
     * @return 0 if there is nothing that they may be told
     */
    private long standingOfFormer(Admission admission, long last, Effect.About own) {
        Participant person = admission.self();
        ConversationRef ref = admission.roster().ref();
        long number = last;
        for (int step = 0; number > 0 && step < MOST_STEPS; step++) {
            StoredEntry entry = targets.find(ref, number).orElse(null);
            if (entry == null) {
                return 0;
            }
            if (person.present() || number <= person.left()) {
                return entry.author().equals(person.person()) && entry.effects().contains(own) ? number : 0;
            }
            number = entry.effects().stream()
                    .filter(Effect.Empties.class::isInstance)
                    .mapToLong(effect -> ((Effect.Empties) effect).target())
                    .findFirst()
                    .orElse(0);
        }
        return 0;
    }

    private static Plan plan(EntryKind kind, Content content, List<Effect> effects) {
        return Plan.event(kind, content, effects);
    }
}
