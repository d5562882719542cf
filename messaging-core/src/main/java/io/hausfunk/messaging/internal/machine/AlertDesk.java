// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.machine;

import io.hausfunk.messaging.content.AlertContent;
import io.hausfunk.messaging.content.AlertSeverity;
import io.hausfunk.messaging.content.AlertState;
import io.hausfunk.messaging.content.AlertState.Status;
import io.hausfunk.messaging.content.CardChange;
import io.hausfunk.messaging.content.NoticeContent;
import io.hausfunk.messaging.conversation.Change;
import io.hausfunk.messaging.error.BusyException;
import io.hausfunk.messaging.error.ConflictException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.Operation;
import io.hausfunk.messaging.internal.annex.Reasons;
import io.hausfunk.messaging.internal.machine.Cards.Standing;
import io.hausfunk.messaging.internal.reading.SentMessage;
import io.hausfunk.messaging.internal.writing.EngineNames;
import io.hausfunk.messaging.internal.writing.Plan;
import io.hausfunk.messaging.machine.OnCall;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.ConversationRef;
import io.hausfunk.messaging.storage.Effect;
import io.hausfunk.messaging.storage.EntryName;
import io.hausfunk.messaging.storage.PersonKey;
import io.hausfunk.messaging.storage.Reason;
import io.hausfunk.messaging.storage.StoredEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Raises alerts, lets people take them, and says that they are over. Blocks, but for what people do. */
public final class AlertDesk {
    private static final int TRIES = 20;

    private final Cards cards;
    private final MachineSender sender;
    private final AlertRooms rooms;
    private final AlertTasks tasks;

    /** Raises alerts in {@code rooms}, and has {@code tasks} look at them later. */
    public AlertDesk(Cards cards, MachineSender sender, AlertRooms rooms, AlertTasks tasks) {
        this.cards = cards;
        this.sender = sender;
        this.rooms = rooms;
        this.tasks = tasks;
    }

    Cards cards() {
        return cards;
    }

    /** What a program raises. */
    record Raised(String from, String key, AlertSeverity severity, NoticeContent words) {}

    Sent raise(Actor service, OnCall onCall, Raised raised) {
        if (onCall.levels().size() > 1) {
            tasks.store();
        }
        Map<PersonKey, UserId> usable = sender.conversations().usable(service.tenant(), onCall.people());
        ConversationRef ref = rooms.open(service, onCall, usable);
        for (int tried = 0; tried < TRIES; tried++) {
            Optional<StoredEntry> last = rooms.lastCard(service, ref, raised.key());
            Optional<Standing<AlertContent, AlertState>> card = last.map(entry -> standing(service, ref, entry));
            if (card.isEmpty() || card.get().state().status() == Status.RESOLVED) {
                try {
                    return begin(
                            service,
                            ref,
                            onCall,
                            usable,
                            raised,
                            last.map(StoredEntry::sequence).orElse(0L));
                } catch (ConflictException somebodyElseBegan) {
                    if (somebodyElseBegan.code() != ErrorCode.IDEMPOTENCY_CONFLICT) {
                        throw somebodyElseBegan;
                    }
                }
            } else if (repeat(service, ref, last.get(), raised, new Called(onCall, usable))) {
                return new SentMessage(ref.conversation(), last.get().sequence(), true);
            }
        }
        throw new BusyException("others raise the same alert all the time", Duration.ofMillis(200));
    }

    private Sent begin(
            Actor service,
            ConversationRef ref,
            OnCall onCall,
            Map<PersonKey, UserId> usable,
            Raised raised,
            long after) {
        String name = AlertRooms.card(raised.key(), after);
        if (onCall.levels().size() > 1) {
            // First the task: one without a card is passed over, a card without a task would never escalate.
            wake(
                    service,
                    ref,
                    cards.entries().name(ref, service, name),
                    1,
                    now().plus(onCall.levels().get(1).after()));
        }
        List<Effect> effects = calls(usable, onCall.levels().get(0).people(), raised.severity());
        AlertContent content = AlertContent.of(
                raised.from(), raised.key(), raised.words(), raised.severity(), Escalation.write(onCall));
        Sent sent = sender.send(service, ref, name, content, effects);
        rooms.remember(service, ref, raised.key(), sent.sequence());
        return sent;
    }

    /** Who can be called, and by which levels. */
    private record Called(OnCall onCall, Map<PersonKey, UserId> usable) {
        List<Effect> upTo(int level, AlertSeverity severity) {
            List<UserId> people = onCall.levels().stream()
                    .limit(level + 1L)
                    .flatMap(each -> each.people().stream())
                    .toList();
            return calls(usable, people, severity);
        }
    }

    /** Calls everybody anew who was called, if it became critical. False if it was resolved meanwhile. */
    private boolean repeat(Actor service, ConversationRef ref, StoredEntry card, Raised raised, Called called) {
        boolean[] open = {true};
        sender.await(new StepProposal(service, ref, Operation.SEND, admission -> {
            Standing<AlertContent, AlertState> now = standing(service, ref, card);
            open[0] = now.state().status() != Status.RESOLVED;
            AlertState next = now.state()
                    .repeated(
                            raised.words(),
                            raised.severity(),
                            now(),
                            now.state().occurrences() + 1);
            boolean worse = raised.severity() == AlertSeverity.CRITICAL
                    && now.state().severity() != AlertSeverity.CRITICAL
                    && now.state().status() == Status.OPEN;
            List<Effect> effects = worse ? called.upTo(now.state().level(), AlertSeverity.CRITICAL) : List.of();
            return open[0] ? Optional.of(Cards.change(now, CardChange.REPEATED, next, effects)) : Optional.empty();
        }));
        return open[0];
    }

    /** The program says that it is over. */
    boolean resolve(Actor service, OnCall onCall, String key) {
        ConversationRef ref = rooms.find(service, onCall).orElse(null);
        Optional<StoredEntry> card = ref == null ? Optional.empty() : rooms.lastCard(service, ref, key);
        return ref != null
                && card.isPresent()
                && sender.await(new StepProposal(service, ref, Operation.SEND, admission -> {
                            Standing<AlertContent, AlertState> now = standing(service, ref, card.get());
                            return now.state().status() == Status.RESOLVED
                                    ? Optional.empty()
                                    : Optional.of(resolved(now, now.state()));
                        }))
                        .changed();
    }

    Optional<AlertState> find(Actor service, OnCall onCall, String key) {
        return rooms.find(service, onCall)
                .flatMap(ref -> rooms.lastCard(service, ref, key)
                        .map(card -> standing(service, ref, card).state()));
    }

    /** A person takes an alert. */
    public CompletionStage<Change> take(Actor actor, ConversationRef ref, long sequence) {
        return sender.propose(new StepProposal(actor, ref, Operation.TAKE_ALERT, admission -> {
            Standing<AlertContent, AlertState> now = cards.require(
                    actor, ref, admission.self().visibleFrom(), sequence, AlertContent.class, AlertState.class);
            if (now.state().status() == Status.RESOLVED) {
                throw new NotPermittedException(ErrorCode.ALERT_RESOLVED, "alert #" + sequence + " is over");
            }
            requireOwn(actor, now);
            return now.state().status() == Status.TAKEN
                    ? Optional.empty()
                    : Optional.of(
                            Cards.change(now, CardChange.TAKEN, now.state().taken(actor.user()), List.of()));
        }));
    }

    /** A person says that an alert is over. */
    public CompletionStage<Change> resolve(Actor actor, ConversationRef ref, long sequence) {
        return sender.propose(new StepProposal(actor, ref, Operation.TAKE_ALERT, admission -> {
            Standing<AlertContent, AlertState> now = cards.require(
                    actor, ref, admission.self().visibleFrom(), sequence, AlertContent.class, AlertState.class);
            if (now.state().status() == Status.RESOLVED) {
                return Optional.empty();
            }
            requireOwn(actor, now);
            return Optional.of(resolved(now, now.state().taken(actor.user())));
        }));
    }

    private static void requireOwn(Actor actor, Standing<AlertContent, AlertState> now) {
        if (now.state().takenBy().filter(by -> !by.equals(actor.user())).isPresent()) {
            throw new NotPermittedException(ErrorCode.ALERT_TAKEN, "somebody else took alert #" + now.card());
        }
    }

    private Plan resolved(Standing<AlertContent, AlertState> now, AlertState state) {
        return Cards.change(now, CardChange.RESOLVED, state.resolved(now()), List.of());
    }

    /**
     * Calls the next level, if nobody took the alert and its time came.
     *
     * @return when to look again; empty if there is nothing more to do
     */
    Optional<Instant> escalate(Actor service, ConversationRef ref, StoredEntry card) {
        Standing<AlertContent, AlertState> now = standing(service, ref, card);
        List<OnCall.Level> levels = Escalation.read(now.content().escalation());
        int next = now.state().level() + 1;
        if (now.state().status() != Status.OPEN || next >= levels.size()) {
            return Optional.empty();
        }
        Instant due = now.entry().at().plus(levels.get(next).after());
        if (now().isBefore(due)) {
            return Optional.of(due);
        }
        Map<PersonKey, UserId> usable =
                sender.conversations().known(service.tenant(), levels.get(next).people());
        List<Effect> called =
                calls(usable, levels.get(next).people(), now.state().severity());
        sender.await(new StepProposal(service, ref, Operation.SEND, admission -> {
            Standing<AlertContent, AlertState> latest = standing(service, ref, card);
            boolean still =
                    latest.state().status() == Status.OPEN && latest.state().level() == next - 1;
            return still
                    ? Optional.of(Cards.change(
                            latest, CardChange.ESCALATED, latest.state().escalated(next), called))
                    : Optional.empty();
        }));
        return next + 1 < levels.size()
                ? Optional.of(now.entry().at().plus(levels.get(next + 1).after()))
                : Optional.empty();
    }

    private void wake(Actor service, ConversationRef ref, EntryName card, int level, Instant due) {
        EntryName name = cards.entries()
                .name(ref, service, EngineNames.of("wake", level, card.value().toString(), 0));
        tasks.put(service, ref, card, name, due);
    }

    private static List<Effect> calls(Map<PersonKey, UserId> usable, List<UserId> people, AlertSeverity severity) {
        Reason reason = severity == AlertSeverity.CRITICAL ? Reasons.CRITICAL_ALERT : Reasons.ALERT;
        List<Effect> effects = new ArrayList<>();
        usable.forEach((person, user) -> {
            if (people.contains(user)) {
                effects.add(new Effect.Addresses(person, reason));
            }
        });
        return effects;
    }

    private Standing<AlertContent, AlertState> standing(Actor service, ConversationRef ref, StoredEntry card) {
        return cards.standing(service, ref, card, AlertContent.class, AlertState.class);
    }

    private Instant now() {
        return sender.clock().instant();
    }
}
