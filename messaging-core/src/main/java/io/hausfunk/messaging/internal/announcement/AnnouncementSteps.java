// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.announcement;

import io.hausfunk.messaging.announcement.AnnouncementContent;
import io.hausfunk.messaging.announcement.AnnouncementState;
import io.hausfunk.messaging.announcement.AnnouncementStep.Kind;
import io.hausfunk.messaging.announcement.Audience;
import io.hausfunk.messaging.announcement.DeliveryShare;
import io.hausfunk.messaging.announcement.NewAnnouncement;
import io.hausfunk.messaging.announcement.SentAnnouncement;
import io.hausfunk.messaging.directory.DirectoryPerson;
import io.hausfunk.messaging.error.ConfigurationException;
import io.hausfunk.messaging.error.ConflictException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.internal.access.Access;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.audit.AuditWriter.Act;
import io.hausfunk.messaging.internal.codec.AnnouncementEntry;
import io.hausfunk.messaging.internal.writing.ConversationCreator;
import io.hausfunk.messaging.internal.writing.ProposalPipeline;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.notification.DeliveryTime;
import io.hausfunk.messaging.storage.ConversationRef;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** What senders and reviewers do. Does not block. */
public final class AnnouncementSteps {
    private final BoardCalls calls;
    private final DirectoryRules rules;
    private final ProposalPipeline pipeline;
    private final ConversationCreator creator;
    private final Emergencies emergencies;
    private final Clock clock;

    /** Writes over this pipeline. */
    public AnnouncementSteps(
            BoardCalls calls,
            DirectoryRules rules,
            ProposalPipeline pipeline,
            ConversationCreator creator,
            Emergencies emergencies,
            Clock clock) {
        this.calls = calls;
        this.rules = rules;
        this.pipeline = pipeline;
        this.creator = creator;
        this.emergencies = emergencies;
        this.clock = clock;
    }

    /** Throws what says how to let somebody send. */
    public void requireConfigured() {
        if (rules.policy().senders().isEmpty()) {
            throw new ConfigurationException(
                    ErrorCode.CONFIGURATION,
                    "nobody may send announcements: give the builder an AnnouncementPolicy that names who may");
        }
    }

    Instant now() {
        return clock.instant();
    }

    private void requireSender(Actor actor) {
        if (!rules.sends(actor)) {
            throw Access.refused();
        }
    }

    /** How many belong to an audience. */
    public CompletionStage<Integer> preview(Actor actor, Audience audience) {
        return calls.read(actor, board -> {
            requireSender(actor);
            return Audiences.size(rules.view(actor.tenant()), audience);
        });
    }

    /** When those who belong to an audience may be told. */
    public CompletionStage<List<DeliveryShare>> deliveryTimes(Actor actor, Audience audience) {
        return calls.read(actor, board -> {
            requireSender(actor);
            Audiences.requireKnown(rules.view(actor.tenant()), audience);
            Instant now = clock.instant();
            Map<DeliveryTime, Integer> found = new HashMap<>();
            rules.view(actor.tenant())
                    .members(audience)
                    .forEach(person -> found.merge(rules.deliveryTime(Optional.of(person), now), 1, Integer::sum));
            return found.entrySet().stream()
                    .map(one -> new DeliveryShare(one.getKey(), one.getValue()))
                    .sorted(Comparator.comparing(one -> one.time().from()))
                    .toList();
        });
    }

    /** When somebody may be told of what is said now. */
    public DeliveryTime deliveryTime(DirectoryPerson person) {
        return rules.deliveryTime(Optional.of(person), clock.instant());
    }

    /** Begins an announcement, or finds the one of the same key. */
    public CompletionStage<SentAnnouncement> draft(Actor actor, NewAnnouncement wanted) {
        return calls.write(actor, board -> {
            requireSender(actor);
            rules.requirePossible(actor, wanted.content());
            Audiences.requireAnybody(rules.view(actor.tenant()), wanted.audience());
            ConversationRef ref = creator.announcement(
                    actor,
                    wanted.idempotencyKey(),
                    wanted.audience(),
                    AnnouncementEntry.saying(Kind.DRAFTED, wanted.content(), false));
            board.ready();
            KnownAnnouncement one = board.require(actor, ref.conversation(), Operation.ANNOUNCE);
            AnnouncementEntry first = one.course().steps().get(0).entry();
            if (!one.audience().equals(wanted.audience()) || !first.says().equals(Optional.of(wanted.content()))) {
                throw new ConflictException(
                        ErrorCode.IDEMPOTENCY_CONFLICT,
                        "another announcement was drafted under the same idempotency key");
            }
            return CompletableFuture.completedFuture(SentView.of(one, clock.instant()));
        });
    }

    private CompletionStage<SentAnnouncement> step(
            Actor actor,
            ConversationId id,
            Operation operation,
            BiFunction<AnnouncementCourse, AnnouncementState, Optional<AnnouncementEntry>> planner) {
        return calls.write(actor, board -> {
            KnownAnnouncement one = board.require(actor, id, operation);
            StepProposal proposal = new StepProposal(
                    actor,
                    one,
                    operation,
                    UUID.randomUUID().toString(),
                    course -> planner.apply(course, course.state(clock.instant())));
            return pipeline.propose(proposal)
                    .thenCompose(done -> calls.then(actor, after -> SentView.of(one, clock.instant())));
        });
    }

    /** Says something else before it is published. */
    public CompletionStage<SentAnnouncement> revise(Actor actor, ConversationId id, AnnouncementContent says) {
        return step(actor, id, Operation.ANNOUNCE, (course, state) -> {
            rules.requirePossible(actor, says);
            return StepPlans.revise(course, state, says);
        });
    }

    /** Asks for a review. */
    public CompletionStage<SentAnnouncement> submit(Actor actor, ConversationId id) {
        return step(actor, id, Operation.ANNOUNCE, StepPlans::submit);
    }

    /** Approves a version. */
    public CompletionStage<SentAnnouncement> approve(Actor actor, ConversationId id, long version) {
        return step(
                actor,
                id,
                Operation.REVIEW_ANNOUNCEMENT,
                (course, state) -> StepPlans.approve(course, state, actor, version));
    }

    /** Gives it back. */
    public CompletionStage<SentAnnouncement> giveBack(Actor actor, ConversationId id) {
        return step(actor, id, Operation.REVIEW_ANNOUNCEMENT, StepPlans::giveBack);
    }

    /** Publishes it. */
    public CompletionStage<SentAnnouncement> publish(Actor actor, ConversationId id) {
        boolean reviewed = rules.policy().reviewers().isPresent();
        return calls.read(actor, board -> {
                    KnownAnnouncement one = board.require(actor, id, Operation.ANNOUNCE);
                    Audiences.requireAnybody(rules.view(actor.tenant()), one.audience());
                    return begin(actor, one, one.course().content());
                })
                .thenCompose(act -> recorded(
                        actor,
                        act,
                        step(
                                actor,
                                id,
                                Operation.ANNOUNCE,
                                (course, state) -> StepPlans.publish(course, state, clock.instant(), reviewed))));
    }

    private Optional<Act> begin(Actor actor, KnownAnnouncement one, AnnouncementContent says) {
        rules.requirePossible(actor, says);
        return emergencies.begin(actor, one.ref().conversation(), says);
    }

    private CompletionStage<SentAnnouncement> recorded(
            Actor actor, Optional<Act> act, CompletionStage<SentAnnouncement> step) {
        return act.isEmpty()
                ? step
                : step.thenCompose(sent -> calls.then(actor, board -> {
                    emergencies.done(actor, act.get());
                    return sent;
                }));
    }

    /** Hides it for now. */
    public CompletionStage<SentAnnouncement> pause(Actor actor, ConversationId id) {
        return step(actor, id, Operation.ANNOUNCE, StepPlans::pause);
    }

    /** Shows it again. */
    public CompletionStage<SentAnnouncement> resume(Actor actor, ConversationId id) {
        return step(actor, id, Operation.ANNOUNCE, StepPlans::resume);
    }

    /** Ends it. */
    public CompletionStage<SentAnnouncement> stop(Actor actor, ConversationId id) {
        return step(actor, id, Operation.ANNOUNCE, StepPlans::stop);
    }

    /** Says something else after it was published. */
    public CompletionStage<SentAnnouncement> correct(
            Actor actor, ConversationId id, AnnouncementContent says, boolean askAgain) {
        return calls.read(actor, board -> begin(actor, board.require(actor, id, Operation.ANNOUNCE), says))
                .thenCompose(act -> recorded(
                        actor,
                        act,
                        step(
                                actor,
                                id,
                                Operation.ANNOUNCE,
                                (course, state) -> StepPlans.correct(course, state, says, askAgain, clock.instant()))));
    }

    /** Takes it back. */
    public CompletionStage<SentAnnouncement> retract(Actor actor, ConversationId id) {
        return step(actor, id, Operation.ANNOUNCE, StepPlans::retract);
    }

    /** Writes down that somebody looks at names. */
    CompletionStage<SentAnnouncement> look(Actor actor, ConversationId id) {
        return step(
                actor,
                id,
                Operation.SEE_NAMES,
                (course, state) -> Optional.of(AnnouncementEntry.about(Kind.NAMES_SEEN, course.version())));
    }

    /** One that somebody sends or may review. */
    public CompletionStage<SentAnnouncement> find(Actor actor, ConversationId id) {
        return calls.read(actor, board -> SentView.of(board.require(actor, id, Operation.SEE_REACH), clock.instant()));
    }

    /** Those that somebody sends. */
    public CompletionStage<List<SentAnnouncement>> own(Actor actor) {
        return calls.read(actor, board -> listed(board, one -> board.may(actor, one, Operation.ANNOUNCE)));
    }

    /** Those that somebody may review and that wait for it. */
    public CompletionStage<List<SentAnnouncement>> toReview(Actor actor) {
        return calls.read(
                actor,
                board -> listed(
                        board,
                        one -> one.course().state(clock.instant()) == AnnouncementState.SUBMITTED
                                && !one.course().editor().author().equals(actor.person())
                                && board.may(actor, one, Operation.REVIEW_ANNOUNCEMENT)));
    }

    private List<SentAnnouncement> listed(Board board, Predicate<KnownAnnouncement> wanted) {
        return board.all().stream()
                .filter(wanted)
                .sorted(Comparator.comparing((KnownAnnouncement one) ->
                                one.course().steps().get(0).at())
                        .reversed())
                .map(one -> SentView.of(one, clock.instant()))
                .toList();
    }
}
