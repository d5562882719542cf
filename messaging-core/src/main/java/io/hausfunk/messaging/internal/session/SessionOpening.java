// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.session;

import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.SessionEnd;
import io.hausfunk.messaging.internal.concurrent.Caller;
import io.hausfunk.messaging.internal.concurrent.Calls;
import io.hausfunk.messaging.internal.people.Accounts;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.concurrent.CompletionStage;

/** Opens sessions for people who were authenticated, until the engine closes. */
public final class SessionOpening {
    private final Calls calls;
    private final Accounts accounts;
    private final SessionFactory factory;
    private final Sessions sessions;
    private final Runnable beforeEnding;
    private volatile boolean closed;

    /** Checks accounts with {@code accounts}; {@code beforeEnding} is run before all sessions end. */
    public SessionOpening(
            Calls calls, Accounts accounts, SessionFactory factory, Sessions sessions, Runnable beforeEnding) {
        this.beforeEnding = beforeEnding;
        this.calls = calls;
        this.accounts = accounts;
        this.factory = factory;
        this.sessions = sessions;
    }

    /** Opens a session. Does not block. */
    public CompletionStage<Session> openSoon(TenantId tenant, UserId user) {
        return calls.write(Caller.of(tenant, user), () -> open(tenant, user), Session::close);
    }

    /** Opens a session. Blocks. */
    public Session open(TenantId tenant, UserId user) {
        long mark = sessions.mark();
        EngineSession session = factory.open(accounts.actor(tenant, user));
        // It is known by now: whoever closes all either sees it or is seen here.
        if (closed) {
            session.close(SessionEnd.ENGINE_CLOSED);
        }
        if (sessions.endedSince(mark)) {
            checkAgain(session);
        }
        return session;
    }

    /** The account may have been disabled between the check and the moment from which the session is ended with it. */
    private void checkAgain(EngineSession session) {
        try {
            accounts.requireUsable(session.tenant(), session.user());
        } catch (RuntimeException | Error e) {
            session.close(SessionEnd.ACCOUNT_NOT_USABLE);
            throw e;
        }
    }

    /** Ends all sessions; those that open from now on end at once. */
    public void close() {
        closed = true;
        beforeEnding.run();
        sessions.endAll();
    }
}
