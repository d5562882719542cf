// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

import io.hausfunk.messaging.content.Content;
import io.hausfunk.messaging.content.PollClosed;
import io.hausfunk.messaging.content.PollContent;
import io.hausfunk.messaging.content.PollVoted;
import io.hausfunk.messaging.conversation.Change;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.annex.AnnexKinds;
import io.hausfunk.messaging.internal.annex.Relations;
import io.hausfunk.messaging.internal.codec.DecodedContent;
import io.hausfunk.messaging.storage.AnnexRef;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.EntryKind;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Votes in polls. All votes of a person in one poll are a chain: each empties the one before and is named after it, so only one of them
 * counts, from whatever devices and nodes they come. Does not block.
 */
public final class PollVotes {
    private static final int MOST_OWN = 1000;

    private final ProposalPipeline pipeline;
    private final MessageTargets targets;
    private final MessageContents contents;
    private final Clock clock;

    /** Writes over this pipeline. */
    public PollVotes(ProposalPipeline pipeline, MessageTargets targets, MessageContents contents, Clock clock) {
        this.pipeline = pipeline;
        this.targets = targets;
        this.contents = contents;
        this.clock = clock;
    }

    /** Says what the actor chooses from now on. */
    public CompletionStage<Change> vote(Actor actor, ConversationRef ref, long target, Set<Integer> options) {
        return pipeline.propose(new MarkProposal(actor, ref, Operation.VOTE, admission -> {
            MessageTarget message = targets.requireShown(admission, target, clock.instant());
            PollContent poll = contents.poll(message);
            requirePossible(target, poll, options);
            requireOpen(message, poll);
            AnnexRef last = lastOwn(actor, ref, target);
            NavigableMap<Long, Set<Integer>> earlier = earlier(ref, last);
            Set<Integer> now =
                    earlier.isEmpty() ? Set.of() : earlier.lastEntry().getValue();
            if (now.equals(options)) {
                return MarkStep.none(last == null ? 0 : last.sequence());
            }
            requireNotTooOften(target, earlier, options);
            return plan(ref, target, poll, earlier, options);
        }));
    }

    private MarkStep plan(
            ConversationRef ref,
            long target,
            PollContent poll,
            NavigableMap<Long, Set<Integer>> earlier,
            Set<Integer> options) {
        List<Effect> effects = new ArrayList<>();
        effects.add(new Effect.About(target, options.isEmpty() ? Relations.UNVOTES : Relations.VOTES));
        for (int option : new TreeSet<>(options)) {
            effects.add(new Effect.About(
                    target, Relations.CHOOSES, targets.pseudonyms().option(ref, target, option)));
        }
        long replaced = earlier.isEmpty() ? 0 : earlier.lastKey();
        if (replaced > 0) {
            effects.add(new Effect.Empties(replaced));
        }
        EntryKind kind = poll.secret() ? AnnexKinds.SECRET_VOTE : AnnexKinds.VOTE;
        return MarkStep.next(
                EngineNames.of("vote", target, "", replaced),
                Plan.event(kind, PollVoted.of(target, options, earlier), effects));
    }

    private static void requirePossible(long target, PollContent poll, Set<Integer> options) {
        int size = poll.options().size();
        if (options.size() > poll.mostChoices() || options.stream().anyMatch(option -> option < 0 || option >= size)) {
            throw new InvalidInputException(
                    ErrorCode.ARGUMENT_OUT_OF_RANGE,
                    "#" + target + " has the options 0 to " + (size - 1) + ", and up to " + poll.mostChoices()
                            + " may be chosen");
        }
    }

    /** All that a person chose before stands in what they choose now. */
    private static void requireNotTooOften(long target, Map<Long, Set<Integer>> earlier, Set<Integer> options) {
        if (earlier.size() > PollVoted.MAX_CHANGES && !options.isEmpty()) {
            throw new NotPermittedException(
                    ErrorCode.NOT_APPLICABLE,
                    "a vote in #" + target + " is changed at most " + PollVoted.MAX_CHANGES + " times");
        }
    }

    private void requireOpen(MessageTarget message, PollContent poll) {
        boolean over = poll.end().filter(end -> !end.isAfter(clock.instant())).isPresent();
        if (over || message.has(Relations.CLOSES)) {
            throw new NotPermittedException(
                    ErrorCode.POLL_CLOSED, "#" + message.entry().sequence() + " takes no more votes");
        }
    }

    private @Nullable AnnexRef lastOwn(Actor actor, ConversationRef ref, long target) {
        AnnexRef last = null;
        for (AnnexRef own : targets.annexes().by(ref, actor.person(), List.of(target), MOST_OWN)) {
            boolean step = own.key().relation().equals(Relations.VOTES)
                    || own.key().relation().equals(Relations.UNVOTES);
            last = step ? own : last;
        }
        return last;
    }

    /** All that the person chose so far, what counts now last. */
    private NavigableMap<Long, Set<Integer>> earlier(ConversationRef ref, @Nullable AnnexRef last) {
        NavigableMap<Long, Set<Integer>> earlier = new TreeMap<>();
        if (last != null) {
            Content said = targets.find(ref, last.sequence())
                    .flatMap(contents::of)
                    .<Content>map(DecodedContent::content)
                    .orElse(null);
            if (said instanceof PollVoted voted) {
                earlier.putAll(voted.earlier());
            }
            earlier.put(last.sequence(), said instanceof PollVoted voted ? voted.options() : Set.of());
        }
        return earlier;
    }

    /** Ends a poll of the actor's own. */
    public CompletionStage<Change> close(Actor actor, ConversationRef ref, long target) {
        String name = EngineNames.of("close", target);
        return pipeline.propose(new MarkProposal(actor, ref, Operation.CLOSE_POLL, admission -> {
            MessageTarget message = targets.requireShown(admission, target, clock.instant());
            contents.poll(message);
            if (!message.entry().author().equals(actor.person())) {
                throw new NotPermittedException(ErrorCode.NOT_THE_AUTHOR, "#" + target + " is not by this person");
            }
            return message.has(Relations.CLOSES)
                    ? MarkStep.none(message.last(Relations.CLOSES, null))
                    : MarkStep.next(
                            name,
                            Plan.event(
                                    AnnexKinds.POLL_CLOSE,
                                    PollClosed.of(target),
                                    List.of(new Effect.About(target, Relations.CLOSES))));
        }));
    }
}
