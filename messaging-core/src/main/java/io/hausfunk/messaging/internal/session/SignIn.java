// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.session;

import io.hausfunk.messaging.Session;
import io.hausfunk.messaging.directory.AccountState;
import io.hausfunk.messaging.directory.Authentication;
import io.hausfunk.messaging.directory.Authentication.Authenticated;
import io.hausfunk.messaging.directory.Authentication.NotUsable;
import io.hausfunk.messaging.directory.Directory;
import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.error.MessagingException;
import io.hausfunk.messaging.error.NotPermittedException;
import io.hausfunk.messaging.internal.concurrent.Caller;
import io.hausfunk.messaging.internal.concurrent.Calls;
import io.hausfunk.messaging.internal.concurrent.RefusalSlots;
import io.hausfunk.messaging.internal.concurrent.Reply;
import io.hausfunk.messaging.internal.directory.DirectoryCalls;
import io.hausfunk.messaging.internal.directory.SignInThrottle;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.Texts;
import io.hausfunk.messaging.model.UserId;
import java.util.Arrays;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;

/**
 * Signs people in through the directory. The order matters: the attempt is counted before the directory is called. A refusal comes at
 * the end of a time slot, so that its time does not tell how long the directory took, and so whether the name exists.
 */
public final class SignIn {
    private static final int MAX_NAME = 256;
    private static final int MAX_PASSWORD = 1024;

    private final Directory directory;
    private final DirectoryCalls directoryCalls;
    private final SignInThrottle throttle;
    private final Calls calls;
    private final RefusalSlots refusals;
    private final BiFunction<TenantId, UserId, Session> sessions;

    /** {@code sessions} opens the session of somebody whom the directory authenticated. */
    public SignIn(
            Directory directory,
            DirectoryCalls directoryCalls,
            SignInThrottle throttle,
            Calls calls,
            RefusalSlots refusals,
            BiFunction<TenantId, UserId, Session> sessions) {
        this.directory = directory;
        this.directoryCalls = directoryCalls;
        this.throttle = throttle;
        this.calls = calls;
        this.refusals = refusals;
        this.sessions = sessions;
    }

    /** The password is a copy that is cleared here. */
    public CompletionStage<Session> signIn(TenantId tenant, String loginName, char[] password, String source) {
        Reply<Session> reply = calls.reply(Caller.of(tenant, source), refusals.begin());
        Calls.guarded(reply, () -> {
            SignInThrottle.Attempt attempt = begin(tenant, loginName, password, source);
            directoryCalls.failLate(reply, tenant);
            try {
                directoryCalls.submit(
                        reply.caller(),
                        () -> Calls.guarded(reply, () -> ask(reply, attempt, tenant, loginName, password)));
            } catch (MessagingException e) {
                attempt.unanswered();
                Arrays.fill(password, '\0');
                throw e;
            }
        });
        return reply.stage();
    }

    private SignInThrottle.Attempt begin(TenantId tenant, String loginName, char[] password, String source) {
        try {
            return throttle.begin(tenant, loginName, source);
        } catch (MessagingException e) {
            Arrays.fill(password, '\0');
            throw e;
        }
    }

    private void ask(
            Reply<Session> reply, SignInThrottle.Attempt attempt, TenantId tenant, String loginName, char[] password) {
        Authentication answer;
        try {
            if (reply.answered()) {
                // Nobody waits any more, so the directory is not called.
                attempt.unanswered();
                return;
            }
            answer = acceptable(loginName, password)
                    ? directoryCalls.lookUp(tenant, () -> directory.authenticate(tenant, loginName, password))
                    : new Authentication.Rejected();
        } catch (MessagingException e) {
            attempt.unanswered();
            throw e;
        } finally {
            Arrays.fill(password, '\0');
        }
        if (answer instanceof Authenticated known) {
            attempt.succeeded();
            calls.later(reply, () -> open(reply, tenant, known.user()));
        } else {
            reply.fail(refusal(answer));
        }
    }

    /** Whether the directory may be called. An LDAP server accepts an empty password as an anonymous sign-in. */
    private static boolean acceptable(String loginName, char[] password) {
        return !loginName.isBlank()
                && loginName.length() <= MAX_NAME
                && loginName.indexOf('\0') < 0
                && password.length <= MAX_PASSWORD
                && !Texts.isBlank(password);
    }

    private void open(Reply<Session> reply, TenantId tenant, UserId user) {
        if (reply.enterStore()) {
            Session session = sessions.apply(tenant, user);
            if (!reply.succeed(session)) {
                session.close();
            }
        }
    }

    private static MessagingException refusal(Authentication answer) {
        if (answer instanceof NotUsable known) {
            return known.state() == AccountState.PASSWORD_CHANGE_REQUIRED
                    ? new NotPermittedException(
                            ErrorCode.PASSWORD_CHANGE_REQUIRED, "the password must be changed first")
                    : new NotPermittedException(ErrorCode.ACCOUNT_NOT_USABLE, "the account is " + known.state());
        }
        return new NotPermittedException(ErrorCode.SIGN_IN_REJECTED, "wrong name or password");
    }
}
