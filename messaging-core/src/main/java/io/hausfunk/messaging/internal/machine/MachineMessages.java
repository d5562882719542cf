// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.machine;

import io.hausfunk.messaging.error.ClosedException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.internal.concurrent.Caller;
import io.hausfunk.messaging.internal.people.Identities;
import io.hausfunk.messaging.machine.ServiceAccount;
import io.hausfunk.messaging.machine.ServiceKey;
import io.hausfunk.messaging.machine.ServiceSession;
import io.hausfunk.messaging.machine.ServiceSignature;
import io.hausfunk.messaging.model.TenantId;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/** Opens sessions of service accounts, until the engine closes. */
public final class MachineMessages implements AutoCloseable {
    private final AccountRecords records;
    private final RequestRecords requests;
    private final ServiceGate gate;
    private final Identities identities;
    private final MachineSender sender;
    private final CodeDesk codes;
    private final AlertDesk alerts;
    private final ApprovalDesk approvals;
    private volatile boolean closed;

    /** Sends through {@code sender} what {@code gate} lets pass. */
    public MachineMessages(
            AccountRecords records,
            RequestRecords requests,
            ServiceGate gate,
            Identities identities,
            MachineSender sender,
            CodeDesk codes,
            AlertDesk alerts,
            ApprovalDesk approvals) {
        this.records = records;
        this.requests = requests;
        this.gate = gate;
        this.identities = identities;
        this.sender = sender;
        this.codes = codes;
        this.alerts = alerts;
        this.approvals = approvals;
    }

    /** A session of an account for which the host vouches. Does not block. */
    public CompletionStage<ServiceSession> openSession(TenantId tenant, String account) {
        return open().calls().read(Caller.of(tenant, account), () -> session(tenant, account));
    }

    /** A session of whoever has the key. Does not block. */
    public CompletionStage<ServiceSession> openSession(TenantId tenant, ServiceKey key) {
        return proven(tenant, ServiceKeys.account(key), hash -> ServiceKeys.matches(key, hash));
    }

    /** A session of whoever signed with the key. Does not block. */
    public CompletionStage<ServiceSession> openSession(TenantId tenant, ServiceSignature signature) {
        return proven(tenant, signature.account(), hash -> ServiceKeys.signed(signature, hash));
    }

    private CompletionStage<ServiceSession> proven(TenantId tenant, String account, Predicate<String> proof) {
        return open().calls().read(Caller.of(tenant, account), () -> {
            boolean right = ServiceAccount.isId(account)
                    && records.find(tenant, account)
                            .filter(found -> found.stored().account().enabled())
                            .filter(found -> proof.test(found.stored().keyHash()))
                            .isPresent();
            if (!right) {
                throw new NotPermittedException(ErrorCode.SIGN_IN_REJECTED, "no service account with this key");
            }
            return session(tenant, account);
        });
    }

    private ServiceSession session(TenantId tenant, String id) {
        ServiceAccount account = gate.require(tenant, id);
        return new EngineServiceSession(identities.reserved(tenant, account.user()), id, this);
    }

    /** What writes, if the engine is open. */
    MachineSender open() {
        if (closed) {
            throw new ClosedException(ErrorCode.ENGINE_CLOSED, "the engine is closed");
        }
        return sender;
    }

    /** Makes and checks codes. */
    public CodeDesk codes() {
        return codes;
    }

    /** Puts questions to people. */
    public ApprovalDesk approvals() {
        return approvals;
    }

    /** What happened to cards. */
    public Cards cards() {
        return alerts.cards();
    }

    /** Raises alerts, and lets people take them. */
    public AlertDesk alerts() {
        return alerts;
    }

    RequestRecords requests() {
        return requests;
    }

    ServiceGate gate() {
        return gate;
    }

    /** What was counted since the start. */
    public Map<String, Long> metrics() {
        return Map.of(
                "hausfunk.machine.refused", gate.refused(),
                "hausfunk.machine.too-fast", gate.tooFast());
    }

    @Override
    public void close() {
        closed = true;
    }
}
