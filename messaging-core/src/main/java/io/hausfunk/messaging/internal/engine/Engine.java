// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.engine;

import static io.hausfunk.messaging.internal.engine.Arguments.required;

import io.hausfunk.messaging.Health;
import io.hausfunk.messaging.KeyAdministration;
import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.UserId;
import io.hausfunk.messaging.directory.Authentication;
import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.error.ClosedException;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.model.TenantId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running engine: the parts, and the sessions that use them. */
public final class Engine implements Messaging {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    private final Machinery machinery;
    private final Operations operations;
    private final KeyAdministration keys;
    private final Set<EngineSession> sessions = ConcurrentHashMap.newKeySet();
    private final Object closing = new Object();
    private volatile boolean closed;

    private Engine(Machinery machinery) {
        this.machinery = machinery;
        this.operations = Operations.of(machinery.parts());
        this.keys = new EngineKeys(operations);
    }

    /** Opens the store, starts the threads, and is ready when it returns. */
    public static Engine start(EngineSettings settings) {
        Engine engine = new Engine(Machinery.start(settings));
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
    public CompletionStage<Session> signIn(TenantId tenant, String loginName, char[] password) {
        required(tenant, "tenant");
        required(loginName, "loginName");
        char[] copy = required(password, "password").clone();
        requireOpen();
        return machinery
                .parts()
                .calls()
                .write(
                        () -> {
                            try {
                                return session(tenant, authenticated(tenant, loginName, copy));
                            } finally {
                                Arrays.fill(copy, '\0');
                            }
                        },
                        Session::close);
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
            List.copyOf(sessions).forEach(EngineSession::close);
            machinery.close();
            LOG.info("Closed");
        }
    }

    private UserId authenticated(TenantId tenant, String loginName, char[] password) {
        Directory directory = operations.people().directory();
        Authentication answer = PeopleFinder.asked(() -> directory.authenticate(tenant, loginName, password));
        if (answer instanceof Authentication.Authenticated known) {
            return known.user();
        }
        throw new NotPermittedException(ErrorCode.SIGN_IN_REJECTED, "wrong name or password");
    }

    private Session session(TenantId tenant, UserId user) {
        EngineSession session =
                new EngineSession(operations, operations.people().actor(tenant, user), sessions::remove);
        sessions.add(session);
        if (closed) {
            session.close();
        }
        return session;
    }

    private void requireOpen() {
        if (closed) {
            throw new ClosedException(ErrorCode.ENGINE_CLOSED, "the engine is closed");
        }
    }
}
