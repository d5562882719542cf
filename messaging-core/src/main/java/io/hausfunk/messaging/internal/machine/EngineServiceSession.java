// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.machine;

import io.hausfunk.messaging.content.NoticeContent;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.InvalidInputException;
import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.concurrent.Reply;
import io.hausfunk.messaging.machine.Alerts;
import io.hausfunk.messaging.machine.Approvals;
import io.hausfunk.messaging.machine.MachineMessageType;
import io.hausfunk.messaging.machine.OneTimeCodes;
import io.hausfunk.messaging.machine.ServiceAccount;
import io.hausfunk.messaging.machine.ServiceSession;
import io.hausfunk.messaging.message.IdempotencyKey;
import io.hausfunk.messaging.message.Sent;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.Texts;
import io.hausfunk.messaging.model.UserId;
import io.hausfunk.messaging.storage.ConversationRef;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A service account at work. */
final class EngineServiceSession implements ServiceSession {
    private static final int MAX_REQUEST_BYTES = 256;

    private final Actor actor;
    private final String account;
    private final MachineMessages messages;

    EngineServiceSession(Actor actor, String account, MachineMessages messages) {
        this.actor = actor;
        this.account = account;
        this.messages = messages;
    }

    @Override
    public TenantId tenant() {
        return actor.tenant();
    }

    @Override
    public String account() {
        return account;
    }

    @Override
    public CompletionStage<Sent> notice(UserId person, NoticeContent notice, IdempotencyKey key) {
        required(person, "person");
        required(notice, "notice");
        required(key, "key");
        MachineSender sender = messages.open();
        Reply<Sent> reply = sender.calls().reply(actor.ref());
        sender.calls().later(reply, () -> {
            ServiceAccount now = messages.gate().require(tenant(), account, MachineMessageType.NOTICE, List.of(person));
            ConversationRef ref = sender.conversations().direct(actor, person);
            sender.send(actor, ref, key.value(), notice.from(now.displayName()), List.of(), reply);
        });
        return reply.stage();
    }

    @Override
    public CompletionStage<String> once(IdempotencyKey key, String request, Supplier<CompletionStage<String>> work) {
        required(key, "key");
        required(work, "work");
        if (!Texts.isIdentifier(request, MAX_REQUEST_BYTES)) {
            throw new InvalidInputException(
                    ErrorCode.IDENTIFIER_INVALID,
                    "a request has 1 to " + MAX_REQUEST_BYTES + " UTF-8 bytes and no control characters");
        }
        messages.open();
        return new OneRequest(actor, account, messages, key, request).run(work);
    }

    @Override
    public OneTimeCodes codes() {
        return new EngineCodes(actor, account, messages);
    }

    @Override
    public Alerts alerts() {
        return new EngineAlerts(actor, account, messages);
    }

    @Override
    public Approvals approvals() {
        return new EngineApprovals(actor, account, messages);
    }

    static <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw new InvalidInputException(ErrorCode.ARGUMENT_MISSING, name + " is null");
        }
        return value;
    }

    @Override
    public String toString() {
        return "ServiceSession[" + tenant() + ", " + account + "]";
    }
}
