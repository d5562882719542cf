// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.machine;

import static io.hausfunk.messaging.internal.machine.EngineServiceSession.required;

import io.hausfunk.messaging.content.AlertSeverity;
import io.hausfunk.messaging.content.AlertState;
import io.hausfunk.messaging.content.NoticeContent;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.machine.AlertDesk.Raised;
import io.hausfunk.messaging.machine.Alerts;
import io.hausfunk.messaging.machine.MachineMessageType;
import io.hausfunk.messaging.machine.OnCall;
import io.hausfunk.messaging.machine.ServiceAccount;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.model.Texts;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Alerts in the hands of a service account. */
final class EngineAlerts implements Alerts {
    private final Actor service;
    private final String account;
    private final MachineMessages messages;

    EngineAlerts(Actor service, String account, MachineMessages messages) {
        this.service = service;
        this.account = account;
        this.messages = messages;
    }

    @Override
    public CompletionStage<Sent> raise(OnCall onCall, String key, AlertSeverity severity, NoticeContent words) {
        required(severity, "severity");
        required(words, "words");
        checked(onCall, key);
        return messages.open().calls().write(service.ref(), () -> {
            ServiceAccount now = allowed(onCall);
            Raised raised = new Raised(now.displayName(), key, severity, words);
            return messages.alerts().raise(service, onCall, raised);
        });
    }

    @Override
    public CompletionStage<Boolean> resolve(OnCall onCall, String key) {
        checked(onCall, key);
        return messages.open().calls().write(service.ref(), () -> {
            allowed(onCall);
            return messages.alerts().resolve(service, onCall, key);
        });
    }

    @Override
    public CompletionStage<Optional<AlertState>> find(OnCall onCall, String key) {
        checked(onCall, key);
        return messages.open().calls().read(service.ref(), () -> {
            allowed(onCall);
            return messages.alerts().find(service, onCall, key);
        });
    }

    private ServiceAccount allowed(OnCall onCall) {
        return messages.gate().require(service.tenant(), account, MachineMessageType.ALERT, onCall.people());
    }

    private static void checked(OnCall onCall, String key) {
        required(onCall, "onCall");
        if (!Texts.isIdentifier(key, MAX_KEY_BYTES)) {
            throw new InvalidInputException(
                    ErrorCode.IDENTIFIER_INVALID,
                    "an alert's key has 1 to " + MAX_KEY_BYTES + " UTF-8 bytes and no control characters");
        }
    }
}
