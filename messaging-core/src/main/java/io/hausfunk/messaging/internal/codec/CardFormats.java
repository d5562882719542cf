// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.codec;

import static java.util.Objects.requireNonNull;

import io.hausfunk.messaging.content.AlertContent;
import io.hausfunk.messaging.content.AlertSeverity;
import io.hausfunk.messaging.content.AlertState;
import io.hausfunk.messaging.content.ApprovalContent;
import io.hausfunk.messaging.content.ApprovalState;
import io.hausfunk.messaging.content.CardChange;
import io.hausfunk.messaging.content.CardChanged;
import io.hausfunk.messaging.content.CardState;
import io.hausfunk.messaging.model.UserId;
import java.time.Instant;
import java.util.List;

/** The JSON of cards and of how they stand. */
final class CardFormats {
    private CardFormats() {}

    static void write(AlertContent content, WireMachine wire) {
        wire.from = content.from();
        wire.key = content.key();
        wire.words = new WireMachine();
        MachineFormats.write(content.words(), wire.words);
        wire.severity = content.severity().name();
        wire.escalation = content.escalation();
    }

    static AlertContent alert(WireMachine wire) {
        return AlertContent.of(
                requireNonNull(wire.from),
                requireNonNull(wire.key),
                MachineFormats.notice(requireNonNull(wire.words)),
                AlertSeverity.valueOf(requireNonNull(wire.severity)),
                requireNonNull(wire.escalation));
    }

    static void write(CardChanged content, WireMachine wire) {
        wire.target = content.target();
        wire.change = content.change().name();
        if (content.state() instanceof AlertState alert) {
            wire.alert = new WireMachine();
            write(alert, wire.alert);
        } else if (content.state() instanceof ApprovalState approval) {
            wire.approval = new WireMachine();
            wire.approval.people =
                    approval.answers().keySet().stream().map(UserId::value).toList();
            wire.approval.answers = List.copyOf(approval.answers().values());
            wire.approval.needed = approval.decision().orElse(-1);
        } else {
            throw new IllegalArgumentException(content.state().getClass().getName() + " cannot be written");
        }
    }

    static CardChanged changed(WireMachine wire) {
        CardState state = wire.approval != null ? answers(wire.approval) : state(requireNonNull(wire.alert));
        return CardChanged.of(requireNonNull(wire.target), CardChange.valueOf(requireNonNull(wire.change)), state);
    }

    static void write(ApprovalContent content, WireMachine wire) {
        wire.from = content.from();
        wire.words = new WireMachine();
        MachineFormats.write(content.words(), wire.words);
        wire.options = content.options();
        wire.needed = content.needed();
        wire.at = content.deadline().toEpochMilli();
        wire.people = content.people().stream().map(UserId::value).toList();
    }

    static ApprovalContent approval(WireMachine wire) {
        return ApprovalContent.of(
                requireNonNull(wire.from),
                MachineFormats.notice(requireNonNull(wire.words)),
                requireNonNull(wire.options),
                requireNonNull(wire.needed),
                Instant.ofEpochMilli(requireNonNull(wire.at)),
                requireNonNull(wire.people).stream().map(UserId::of).toList());
    }

    private static ApprovalState answers(WireMachine wire) {
        ApprovalState state = ApprovalState.unanswered();
        List<String> people = requireNonNull(wire.people);
        int decided = requireNonNull(wire.needed);
        for (int i = 0; i < people.size(); i++) {
            int option = requireNonNull(wire.answers).get(i);
            boolean last = i == people.size() - 1;
            state = state.answered(UserId.of(people.get(i)), option, last && option == decided ? 1 : Integer.MAX_VALUE);
        }
        return state;
    }

    private static void write(AlertState state, WireMachine wire) {
        wire.words = new WireMachine();
        MachineFormats.write(state.words(), wire.words);
        wire.severity = state.severity().name();
        wire.occurrences = state.occurrences();
        wire.at = state.lastRaised().toEpochMilli();
        wire.level = state.level();
        wire.takenBy = state.takenBy().map(UserId::value).orElse(null);
        wire.resolvedAt = state.resolvedAt().map(Instant::toEpochMilli).orElse(null);
    }

    private static AlertState state(WireMachine wire) {
        Instant at = Instant.ofEpochMilli(requireNonNull(wire.at));
        AlertSeverity severity = AlertSeverity.valueOf(requireNonNull(wire.severity));
        AlertState state = AlertState.open(MachineFormats.notice(requireNonNull(wire.words)), severity, at);
        state = state.repeated(state.words(), severity, at, requireNonNull(wire.occurrences))
                .escalated(requireNonNull(wire.level));
        state = wire.takenBy == null ? state : state.taken(UserId.of(wire.takenBy));
        return wire.resolvedAt == null ? state : state.resolved(Instant.ofEpochMilli(wire.resolvedAt));
    }
}
