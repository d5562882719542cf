// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.outbox;

import io.hausfunk.messaging.error.ErrorCode;
import java.util.Collection;
import java.util.List;

/**
 * The outbox of a host: messages of committed transactions until they are sent. It lies in the host's own database, which need not be the
 * engine's. Several nodes may use one at the same time. Thread-safe. Blocks; fails with {@link
 * io.hausfunk.messaging.error.StorageException}.
 */
public interface OutboxStore {
    /**
     * Messages that wait, by position. If one is shown, then all of its slot with lower numbers are committed, rolled back, or gone: none
     * can appear later.
     *
     * @param after where to go on
     * @param limit 1 to 1000
     */
    List<WaitingMessage> waiting(OutboxPosition after, int limit);

    /** Removes messages that were sent. Those that are gone already are passed over. */
    void remove(Collection<OutboxPosition> sent);

    /**
     * Puts a message aside that can never be sent as it is. It waits no more, and stays for the host to look at.
     *
     * @param reason why the engine refused it
     */
    void refuse(OutboxPosition position, ErrorCode reason);

    /** How many messages were put aside. */
    long refused();

    /** Whether the host said since the last call that it committed something. Never blocks. Default: false, messages are then looked for regularly. */
    default boolean takeHint() {
        return false;
    }
}
