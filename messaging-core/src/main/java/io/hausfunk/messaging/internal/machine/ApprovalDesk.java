// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.machine;

import io.hausfunk.messaging.content.ApprovalContent;
import io.hausfunk.messaging.content.ApprovalState;
import io.hausfunk.messaging.content.CardChange;
import io.hausfunk.messaging.conversation.Change;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.internal.access.Access;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.annex.Abouts;
import io.hausfunk.messaging.internal.annex.Reasons;
import io.hausfunk.messaging.internal.annex.Relations;
import io.hausfunk.messaging.internal.machine.Cards.Standing;
import io.hausfunk.messaging.internal.writing.Plan;
import io.hausfunk.messaging.machine.ApprovalDecision;
import io.hausfunk.messaging.machine.ApprovalRequest;
import io.hausfunk.messaging.machine.DecisionProof;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.model.ConversationId;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.Addressee;
import io.hausfunk.messaging.storage.AddresseeStore;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.StoredEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Puts questions to people, takes their answers, and hands decisions to whoever asked. A decision addresses the account in its own commit, and is
 * settled when the program acknowledges it. Blocks, but for what people do.
 */
public final class ApprovalDesk {
    private static final int PAGE = 500;

    private final Cards cards;
    private final MachineSender sender;
    private final @Nullable AddresseeStore addressees;
    private final DecisionProofs proofs;

    /** {@code addressees} is null for a store that does not know whom entries concern. */
    public ApprovalDesk(Cards cards, MachineSender sender, @Nullable AddresseeStore addressees, DecisionProofs proofs) {
        this.cards = cards;
        this.sender = sender;
        this.addressees = addressees;
        this.proofs = proofs;
    }

    record Decided(ConversationId conversation, long card, long sequence, ApprovalContent question, ApprovalState state)
            implements ApprovalDecision {
        @Override
        public String toString() {
            return "ApprovalDecision[" + conversation + " #" + card + "]";
        }
    }

    Sent ask(Actor service, String from, ApprovalRequest request, String key) {
        addressees();
        ServiceConversations conversations = sender.conversations();
        List<UserId> people = request.people();
        ConversationRef ref = people.size() == 1
                ? conversations.direct(service, people.get(0))
                : conversations.groupOf(service, from, people);
        ApprovalContent content = ApprovalContent.of(
                from, request.words(), request.options(), request.needed(), request.deadline(), people);
        return sender.send(service, ref, key, content, List.of());
    }

    /** A person answers. */
    public CompletionStage<Change> answer(Actor actor, ConversationRef ref, long sequence, int option) {
        return sender.propose(new StepProposal(actor, ref, Operation.ANSWER, admission -> {
            Standing<ApprovalContent, ApprovalState> now = cards.require(
                    actor, ref, admission.self().visibleFrom(), sequence, ApprovalContent.class, ApprovalState.class);
            return planned(actor, now, option);
        }));
    }

    private Optional<Plan> planned(Actor actor, Standing<ApprovalContent, ApprovalState> now, int option) {
        ApprovalContent asked = now.content();
        if (!asked.people().contains(actor.user())) {
            throw new NotPermittedException(ErrorCode.NOT_ASKED, "#" + now.card() + " was put to others");
        }
        if (option < 0 || option >= asked.options().size()) {
            throw new InvalidInputException(
                    ErrorCode.ARGUMENT_OUT_OF_RANGE,
                    "#" + now.card() + " has the answers 0 to "
                            + (asked.options().size() - 1));
        }
        Integer before = now.state().answers().get(actor.user());
        if (before != null && before == option) {
            return Optional.empty();
        }
        if (before != null) {
            throw new NotPermittedException(ErrorCode.ALREADY_ANSWERED, "#" + now.card() + " was answered otherwise");
        }
        Instant time = sender.clock().instant();
        if (now.state().decision().isPresent() || !time.isBefore(asked.deadline())) {
            throw new NotPermittedException(ErrorCode.APPROVAL_CLOSED, "#" + now.card() + " takes no more answers");
        }
        ApprovalState next = now.state().answered(actor.user(), option, asked.needed());
        boolean decided = next.decision().isPresent();
        StoredEntry question = cards.entries()
                .find(new ConversationRef(actor.tenant(), now.entry().conversation()), now.card())
                .orElseThrow();
        return Optional.of(Cards.change(
                now,
                decided ? CardChange.DECIDED : CardChange.ANSWERED,
                next,
                decided ? List.of(new Effect.Addresses(question.author(), Reasons.DECISION)) : List.of()));
    }

    List<ApprovalDecision> decisions(Actor service, int limit) {
        List<ApprovalDecision> found = new ArrayList<>();
        Addressee after = null;
        List<Addressee> page;
        do {
            page = addressees().unsettled(service.tenant(), service.person(), after, PAGE);
            for (Addressee one : page) {
                if (one.reason().equals(Reasons.DECISION) && found.size() < limit) {
                    decision(service, one).ifPresent(found::add);
                }
                after = one;
            }
        } while (page.size() == PAGE && found.size() < limit);
        return found;
    }

    /** Rows of addressees prove nothing: what was decided is read from the card. */
    private Optional<Decided> decision(Actor service, Addressee row) {
        ConversationRef ref = row.conversation();
        Optional<StoredEntry> card = cards.entries()
                .find(ref, row.sequence())
                .map(step -> Abouts.target(step, Relations.STATES).orElse(0))
                .filter(target -> target > 0)
                .flatMap(target -> cards.entries().find(ref, target))
                .filter(entry -> entry.author().equals(service.person()) && !entry.emptied());
        return card.filter(entry -> cards.entries().open(service, entry).content() instanceof ApprovalContent)
                .map(entry -> cards.standing(service, ref, entry, ApprovalContent.class, ApprovalState.class))
                .filter(now -> now.state().decision().isPresent() && now.last() == row.sequence())
                .map(now -> new Decided(ref.conversation(), now.card(), row.sequence(), now.content(), now.state()));
    }

    DecisionProof prove(Actor service, ApprovalDecision decision) {
        Addressee row = row(service, decision);
        return decision(service, row)
                .map(known -> proofs.of(
                        service.tenant(),
                        known,
                        cards.entries()
                                .find(row.conversation(), row.sequence())
                                .orElseThrow()
                                .at()))
                .orElseThrow(Access::refused);
    }

    private static Addressee row(Actor service, ApprovalDecision decision) {
        return new Addressee(
                new ConversationRef(service.tenant(), decision.conversation()),
                decision.sequence(),
                service.person(),
                Reasons.DECISION);
    }

    boolean acknowledge(Actor service, ApprovalDecision decision) {
        Addressee row = row(service, decision);
        return decision(service, row).isPresent() && addressees().settle(List.of(row)) > 0;
    }

    private AddresseeStore addressees() {
        if (addressees == null) {
            throw new NotPermittedException(ErrorCode.NOT_APPLICABLE, "the store does not know whom entries concern");
        }
        return addressees;
    }
}
