// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.assembly;

import static io.hausfunk.messaging.internal.session.Arguments.required;

import io.hausfunk.messaging.Health;
import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.PartHealth;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.administration.DirectoryAdministration;
import io.hausfunk.messaging.administration.KeyAdministration;
import io.hausfunk.messaging.error.ClosedException;
import io.hausfunk.messaging.error.ConfigurationException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.internal.session.SessionOpening;
import io.hausfunk.messaging.internal.session.SignIn;
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
    private final KeyAdministration keys;
    private final @Nullable SignIn signIn;
    private final @Nullable DirectoryAdministration directory;
    private final Checkup checkup;
    private final Object closing = new Object();
    private volatile boolean closed;

    /** {@code signIn} and {@code directory} are null without a directory. */
    Engine(
            StartedParts parts,
            SessionOpening opening,
            KeyAdministration keys,
            @Nullable SignIn signIn,
            @Nullable DirectoryAdministration directory,
            Checkup checkup) {
        this.parts = parts;
        this.opening = opening;
        this.keys = keys;
        this.signIn = signIn;
        this.directory = directory;
        this.checkup = checkup;
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
    public DirectoryAdministration directory() {
        requireOpen();
        return withDirectory(directory);
    }

    private static <T> T withDirectory(@Nullable T part) {
        if (part == null) {
            throw new ConfigurationException(ErrorCode.CONFIGURATION, "the engine has no directory");
        }
        return part;
    }

    @Override
    public KeyAdministration keys() {
        requireOpen();
        return keys;
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
            opening.close();
            parts.close();
            LOG.info("Closed");
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new ClosedException(ErrorCode.ENGINE_CLOSED, "the engine is closed");
        }
    }
}
