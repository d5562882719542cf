// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.session;

import io.hausfunk.messaging.conversation.Cards;
import io.hausfunk.messaging.internal.machine.MachineMessages;
import io.hausfunk.messaging.storage.ConversationRef;
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
}
