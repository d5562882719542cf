// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.assembly;

import static io.hausfunk.messaging.internal.session.CallArguments.required;

import io.hausfunk.messaging.Health;
import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.PartHealth;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.administration.Administration;
import io.hausfunk.messaging.administration.InstallationAdministration;
import io.hausfunk.messaging.attachment.AttachmentSettings;
import io.hausfunk.messaging.error.ClosedException;
import io.hausfunk.messaging.error.ConfigurationException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.internal.administration.Administrators;
import io.hausfunk.messaging.internal.machine.MachineMessages;
import io.hausfunk.messaging.internal.session.SessionOpening;
import io.hausfunk.messaging.internal.session.SignIn;
import io.hausfunk.messaging.machine.ServiceKey;
import io.hausfunk.messaging.machine.ServiceSession;
import io.hausfunk.messaging.machine.ServiceSignature;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running engine. */
final class Engine implements Messaging {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    private final StartedParts parts;
    private final SessionOpening opening;
    private final Administrators administrators;
    private final MachineMessages machine;
    private final @Nullable SignIn signIn;
    private final Checkup checkup;
    private final AttachmentSettings attachments;
    private final Object closing = new Object();
    private volatile boolean closed;

    /** {@code signIn} is null without a directory. */
    Engine(
            StartedParts parts,
            SessionOpening opening,
            Administrators administrators,
            MachineMessages machine,
            @Nullable SignIn signIn,
            Checkup checkup,
            AttachmentSettings attachments) {
        this.parts = parts;
        this.opening = opening;
        this.administrators = administrators;
        this.machine = machine;
        this.signIn = signIn;
        this.checkup = checkup;
        this.attachments = attachments;
    }

    @Override
    public CompletionStage<Session> openSession(TenantId tenant, UserId user) {
        required(tenant, "tenant");
        required(user, "user");
        requireOpen();
        return opening.openSoon(tenant, user);
    }

    @Override
    public CompletionStage<Session> signIn(TenantId tenant, String loginName, char[] password, String source) {
        required(tenant, "tenant");
        required(loginName, "loginName");
        required(source, "source");
        required(password, "password");
        requireOpen();
        return withDirectory(signIn).signIn(tenant, loginName, password.clone(), source);
    }

    @Override
    public CompletionStage<ServiceSession> openService(TenantId tenant, String account) {
        required(tenant, "tenant");
        required(account, "account");
        requireOpen();
        return machine.openSession(tenant, account);
    }

    @Override
    public CompletionStage<ServiceSession> openService(TenantId tenant, ServiceKey key) {
        required(tenant, "tenant");
        required(key, "key");
        requireOpen();
        return machine.openSession(tenant, key);
    }

    @Override
    public CompletionStage<ServiceSession> openService(TenantId tenant, ServiceSignature signature) {
        required(tenant, "tenant");
        required(signature, "signature");
        requireOpen();
        return machine.openSession(tenant, signature);
    }

    @Override
    public Administration administer(TenantId tenant, UserId actor) {
        required(tenant, "tenant");
        required(actor, "actor");
        requireOpen();
        return administrators.of(tenant, actor);
    }

    @Override
    public InstallationAdministration administerInstallation(String operator) {
        required(operator, "operator");
        requireOpen();
        return administrators.ofInstallation(operator);
    }

    private static <T> T withDirectory(@Nullable T part) {
        if (part == null) {
            throw new ConfigurationException(ErrorCode.CONFIGURATION, "the engine has no directory");
        }
        return part;
    }

    @Override
    public AttachmentSettings attachmentSettings() {
        return attachments;
    }

    @Override
    public Health health() {
        return closed
                ? Health.of(
                        Map.of("engine", PartHealth.of(Health.State.DOWN, List.of("the engine is closed"))),
                        Optional.empty())
                : checkup.health();
    }

    @Override
    public Map<String, Long> metrics() {
        return checkup.metrics();
    }

    @Override
    public void close() {
        // The second caller waits until the first is done.
        synchronized (closing) {
            if (closed) {
                return;
            }
            closed = true;
            try {
                opening.close();
            } finally {
                parts.close();
            }
            LOG.info("Closed");
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new ClosedException(ErrorCode.ENGINE_CLOSED, "the engine is closed");
        }
    }
}
