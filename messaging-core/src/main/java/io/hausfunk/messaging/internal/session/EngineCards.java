// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.session;

import io.hausfunk.messaging.conversation.Cards;
import io.hausfunk.messaging.conversation.Change;
import io.hausfunk.messaging.internal.machine.MachineMessages;
import io.hausfunk.messaging.message.Entry;
import io.hausfunk.messaging.storage.ConversationRef;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Messages of the company's software, in the hands of one session's person. */
final class EngineCards implements Cards {
    private final SessionLife life;
    private final ConversationRef ref;
    private final MachineMessages machine;

    EngineCards(SessionLife life, ConversationRef ref, MachineMessages machine) {
        this.life = life;
        this.ref = ref;
        this.machine = machine;
    }

    @Override
    public CompletionStage<String> showCode(long code) {
        long number = CallArguments.sequence(code);
        return life.write(() -> machine.codes().show(life.actor(), ref, number));
    }

    @Override
    public CompletionStage<Change> takeAlert(long alert) {
        return machine.alerts().take(life.open(), ref, CallArguments.sequence(alert));
    }

    @Override
    public CompletionStage<Change> resolveAlert(long alert) {
        return machine.alerts().resolve(life.open(), ref, CallArguments.sequence(alert));
    }

    @Override
    public CompletionStage<Change> answer(long question, int option) {
        return machine.approvals().answer(life.open(), ref, CallArguments.sequence(question), option);
    }

    @Override
    public CompletionStage<List<Entry>> history(long card) {
        long number = CallArguments.sequence(card);
        return life.read(() -> machine.cards().history(life.actor(), ref, number));
    }
}
