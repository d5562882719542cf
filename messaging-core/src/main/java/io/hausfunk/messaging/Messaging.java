// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import io.hausfunk.messaging.administration.Administration;
import io.hausfunk.messaging.administration.InstallationAdministration;
import io.hausfunk.messaging.attachment.AttachmentSettings;
import io.hausfunk.messaging.internal.assembly.EngineBuilder;
import io.hausfunk.messaging.internal.assembly.EngineOptions;
import io.hausfunk.messaging.machine.ServiceKey;
import io.hausfunk.messaging.machine.ServiceSession;
import io.hausfunk.messaging.machine.ServiceSignature;
import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * A running engine. Several may run in one JVM; each has its own threads and none has static state.
 *
 * <p>Thread-safe; the rules for stages are those of {@link Session}.
 */
public interface Messaging extends AutoCloseable {
    /** Begins the configuration of an engine. */
    static MessagingBuilder builder() {
        return new EngineBuilder(EngineOptions.DEFAULT);
    }

    /**
     * Opens a session for somebody whom the host itself has authenticated. Never pass a name that came from a request
     * without that. Who is disabled, expired or not there by the directory, if there is one, gets {@code ACCOUNT_NOT_USABLE}; in an outage
     * those get in who are active by what was read before, if the directory has a feed, and others get {@code DIRECTORY_UNAVAILABLE}.
     */
    CompletionStage<Session> openSession(TenantId tenant, UserId user);

    /**
     * Signs somebody in through the directory; {@code SIGN_IN_REJECTED} for a wrong name or password, {@code ACCOUNT_NOT_USABLE} or {@code
     * PASSWORD_CHANGE_REQUIRED} for the right ones where that is so, {@code BUSY} after too many failures (see {@link
     * io.hausfunk.messaging.administration.SignInLimits}), {@code DIRECTORY_UNAVAILABLE} for an outage, after 3 seconds at the latest. A refusal
     * comes at a time that tells nothing. Needs {@link MessagingBuilder#directory} ({@code CONFIGURATION}).
     *
     * @param password copied at once; the caller may clear it when the call returns
     * @param source where it comes from, such as the address of the browser; failures are counted by it; the same for the same place, since who
     *     signed in from it before is let through while others guess at their name elsewhere
     */
    CompletionStage<Session> signIn(TenantId tenant, String loginName, char[] password, String source);

    /** The same from a source that is not known, which all of these share. */
    default CompletionStage<Session> signIn(TenantId tenant, String loginName, char[] password) {
        return signIn(tenant, loginName, password, "");
    }

    /**
     * Opens a session for a program of the company, as one of the tenant's service accounts, for which the host vouches. {@code
     * ACCOUNT_NOT_USABLE} if there is no such account or it is disabled. See {@link Administration#serviceAccounts}.
     *
     * @param account its id
     */
    CompletionStage<ServiceSession> openService(TenantId tenant, String account);

    /** The same for whoever shows the account's key; {@code SIGN_IN_REJECTED} for a wrong one, and for an account that is disabled or not there. */
    CompletionStage<ServiceSession> openService(TenantId tenant, ServiceKey key);

    /** The same for whoever signed something with the account's key. Whether it was signed lately is for the caller to see. */
    CompletionStage<ServiceSession> openService(TenantId tenant, ServiceSignature signature);

    /**
     * Administration of a tenant by somebody whom the host has authenticated. What they may do is decided by their roles: see {@link
     * MessagingBuilder#administration}. What a program does, such as a job that looks up people, it does as an account of its own.
     *
     * @param actor who acts; the id stands in the audit log, sealed, and in its exports; the program's log has the pseudonym
     */
    Administration administer(TenantId tenant, UserId actor);

    /**
     * Administration across all tenants, for whoever operates the installation.
     *
     * @param operator an id of 1 to 128 bytes without control characters; goes into the log as it is, so no name
     */
    InstallationAdministration administerInstallation(String operator);

    /** What is allowed of files, as the host decided: to be told before somebody uploads. May be asked at any time. */
    AttachmentSettings attachmentSettings();

    /** How this engine is now. Never blocks, and may be asked at any time, also after {@link #close()}. */
    Health health();

    /**
     * What happened since the start, as numbers under stable names. Those like {@code hausfunk.faults.dispatcher} count what a
     * part of the engine caught and survived; those like {@code hausfunk.cluster.frames.sent}, only with a cluster, are in {@code
     * docs/clustering.md}. Never blocks.
     */
    Map<String, Long> metrics();

    /**
     * Ends all sessions, writes what was accepted, drops deliveries under way (a cursor finds them again), and lets go of everything that this engine made; what the host gave
     * is left as it is. Idempotent, returns within 10 seconds unless the store hangs.
     */
    @Override
    void close();
}
