// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.machine;

import static io.hausfunk.messaging.internal.machine.EngineServiceSession.required;

import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.access.PersonRef;
import io.hausfunk.messaging.internal.concurrent.Calls;
import io.hausfunk.messaging.internal.concurrent.Reply;
import io.hausfunk.messaging.machine.CodeCheck;
import io.hausfunk.messaging.machine.CodeRequest;
import io.hausfunk.messaging.machine.MachineMessageType;
import io.hausfunk.messaging.machine.OneTimeCodes;
import io.hausfunk.messaging.machine.ServiceAccount;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.ConversationRef;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** One-time codes in the hands of a service account. */
final class EngineCodes implements OneTimeCodes {
    private final Actor service;
    private final String account;
    private final MachineMessages messages;

    EngineCodes(Actor service, String account, MachineMessages messages) {
        this.service = service;
        this.account = account;
        this.messages = messages;
    }

    @Override
    public CompletionStage<Sent> issue(UserId person, CodeRequest request) {
        required(person, "person");
        required(request, "request");
        MachineSender sender = messages.open();
        Reply<Sent> reply = sender.calls().reply(service.ref());
        sender.calls().later(reply, () -> {
            ServiceAccount now = allowed(person);
            ConversationRef ref = sender.conversations().direct(service, person);
            messages.codes()
                    .issue(
                            service,
                            ref,
                            sender.conversations().ref(service, person),
                            request,
                            now.displayName(),
                            reply);
        });
        return reply.stage();
    }

    @Override
    public CompletionStage<CodeCheck> verify(UserId person, String purpose, String code) {
        required(person, "person");
        required(purpose, "purpose");
        required(code, "code");
        MachineSender sender = messages.open();
        Calls calls = sender.calls();
        return calls.write(service.ref(), () -> {
            allowed(person);
            PersonRef ref = sender.conversations().ref(service, person);
            return messages.codes().verify(service, sender.conversations().directOf(service, ref), ref, purpose, code);
        });
    }

    private ServiceAccount allowed(UserId person) {
        return messages.gate().require(service.tenant(), account, MachineMessageType.CODE, List.of(person));
    }
}
