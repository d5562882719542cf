// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging;

import io.hausfunk.messaging.model.TenantId;
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
        return new MessagingBuilder();
    }

    /**
     * Opens a session for somebody whom the host itself has authenticated. Never pass a name that came from a request
     * without that.
     */
    CompletionStage<Session> openSession(TenantId tenant, UserId user);

    /**
     * Signs somebody in through the directory; {@code SIGN_IN_REJECTED} for a wrong name or password, {@code
     * DIRECTORY_UNAVAILABLE} for an outage. Needs {@link MessagingBuilder#directory}.
     *
     * @param password copied at once; the caller may clear it when the call returns
     */
    CompletionStage<Session> signIn(TenantId tenant, String loginName, char[] password);

    /** How this engine is now. Never blocks, and may be asked at any time, also after {@link #close()}. */
    Health health();

    /**
     * What happened on the bus since the start, as numbers under stable names such as {@code hausfunk.bus.frames.sent}: see
     * {@code docs/clustering.md}. Empty without a cluster. Never blocks.
     */
    Map<String, Long> metrics();

    /** Rotation of keys, while messages flow. */
    KeyAdministration keys();

    /**
     * Ends all sessions, writes what was accepted, drops deliveries under way (a cursor finds them again), and lets go of everything that this engine made; what the host gave
     * is left as it is. Idempotent, returns within 10 seconds unless the store hangs.
     */
    @Override
    void close();
}
