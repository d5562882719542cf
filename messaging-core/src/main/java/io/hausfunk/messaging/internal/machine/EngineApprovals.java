// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.machine;

import static io.hausfunk.messaging.internal.machine.EngineServiceSession.required;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.machine.ApprovalDecision;
import io.hausfunk.messaging.machine.ApprovalRequest;
import io.hausfunk.messaging.machine.Approvals;
import io.hausfunk.messaging.machine.DecisionProof;
import io.hausfunk.messaging.machine.MachineMessageType;
import io.hausfunk.messaging.machine.ServiceAccount;
import io.hausfunk.messaging.message.IdempotencyKey;
import io.hausfunk.messaging.message.Sent;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Questions in the hands of a service account. */
final class EngineApprovals implements Approvals {
    private static final int MOST = 500;

    private final Actor service;
    private final String account;
    private final MachineMessages messages;

    EngineApprovals(Actor service, String account, MachineMessages messages) {
        this.service = service;
        this.account = account;
        this.messages = messages;
    }

    @Override
    public CompletionStage<Sent> ask(ApprovalRequest request, IdempotencyKey key) {
        required(request, "request");
        required(key, "key");
        return messages.open().calls().write(service.ref(), () -> {
            ServiceAccount now =
                    messages.gate().require(service.tenant(), account, MachineMessageType.APPROVAL, request.people());
            return messages.approvals().ask(service, now.displayName(), request, key.value());
        });
    }

    @Override
    public CompletionStage<List<ApprovalDecision>> decisions(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new InvalidInputException(ErrorCode.ARGUMENT_OUT_OF_RANGE, "a limit is 1 to " + MOST);
        }
        return messages.open().calls().read(service.ref(), () -> {
            allowed();
            return messages.approvals().decisions(service, limit);
        });
    }

    @Override
    public CompletionStage<Boolean> acknowledge(ApprovalDecision decision) {
        required(decision, "decision");
        return messages.open().calls().write(service.ref(), () -> {
            allowed();
            return messages.approvals().acknowledge(service, decision);
        });
    }

    @Override
    public CompletionStage<DecisionProof> prove(ApprovalDecision decision) {
        required(decision, "decision");
        return messages.open().calls().read(service.ref(), () -> {
            allowed();
            return messages.approvals().prove(service, decision);
        });
    }

    private void allowed() {
        messages.gate().requireType(messages.gate().require(service.tenant(), account), MachineMessageType.APPROVAL);
    }
}
