// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.engine;

import static io.hausfunk.messaging.internal.engine.Arguments.required;

import io.hausfunk.messaging.Health;
import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.SessionEnd;
import io.hausfunk.messaging.administration.DirectoryAdministration;
import io.hausfunk.messaging.administration.KeyAdministration;
import io.hausfunk.messaging.error.ClosedException;
import io.hausfunk.messaging.error.ConfigurationException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running engine: the parts, and the sessions that use them. */
public final class Engine implements Messaging {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    private final Machinery machinery;
    private final Operations operations;
    private final KeyAdministration keys;
    private final Sessions sessions;
    private final @Nullable SignIn signIn;
    private final @Nullable EngineDirectory desk;
    private final Object closing = new Object();
    private volatile boolean closed;

    private Engine(Machinery machinery, Sessions sessions, LongSupplier nanoTime) {
        this.machinery = machinery;
        this.sessions = sessions;
        Parts parts = machinery.parts();
        DirectoryPart part = machinery.directory();
        this.operations = Operations.of(parts, part == null ? null : part.lookup());
        this.keys = new EngineKeys(operations);
        if (part == null) {
            this.signIn = null;
            this.desk = null;
        } else {
            Follower follower = new Follower(parts, operations.people());
            part.effects().begin(follower);
            this.signIn = new SignIn(
                    part.directory(),
                    part.asking(),
                    part.throttle(),
                    parts.calls(),
                    machinery.timer(),
                    nanoTime,
                    this::session);
            this.desk = new EngineDirectory(
                    part.mirrors(), part.asking(), parts.calls(), follower, operations.founder(), part.news());
        }
    }

    /** Opens the store, starts the threads, and is ready when it returns. */
    public static Engine start(EngineSettings settings) {
        Sessions sessions = new Sessions();
        Engine engine = new Engine(Machinery.start(settings, sessions), sessions, settings.nanoTime());
        LOG.info("Started on {}", settings.storage().descriptor());
        return engine;
    }

    @Override
    public CompletionStage<Session> openSession(TenantId tenant, UserId user) {
        required(tenant, "tenant");
        required(user, "user");
        requireOpen();
        return machinery.parts().calls().write(() -> session(tenant, user), Session::close);
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
        return withDirectory(desk);
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
                ? new Health(Health.State.DOWN, List.of("the engine is closed"), Optional.empty())
                : machinery.checkup().health();
    }

    @Override
    public Map<String, Long> metrics() {
        return machinery.checkup().metrics();
    }

    @Override
    public void close() {
        // The second caller waits until the first is done.
        synchronized (closing) {
            if (closed) {
                return;
            }
            closed = true;
            sessions.closeAll();
            machinery.close();
            LOG.info("Closed");
        }
    }

    private Session session(TenantId tenant, UserId user) {
        EngineSession session =
                new EngineSession(operations, operations.people().actor(tenant, user), sessions::remove);
        sessions.add(session);
        if (closed) {
            session.close(SessionEnd.ENGINE_CLOSED);
        }
        return session;
    }

    private void requireOpen() {
        if (closed) {
            throw new ClosedException(ErrorCode.ENGINE_CLOSED, "the engine is closed");
        }
    }
}
