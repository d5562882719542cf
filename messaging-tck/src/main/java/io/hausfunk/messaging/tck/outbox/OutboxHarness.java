// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.outbox;

import io.hausfunk.messaging.storage.outbox.OutboxStore;
import io.hausfunk.messaging.storage.outbox.OutboxTransaction;

/** An empty outbox, and how a host uses it. */
public interface OutboxHarness extends AutoCloseable {
    /** The outbox. */
    OutboxStore store();

    /** Begins a transaction of the host's, for the calling thread. */
    HostTransaction begin();

    @Override
    void close();

    /** A transaction that is under way. */
    interface HostTransaction {
        /** To write messages into it. */
        OutboxTransaction outbox();

        /** Ends it. */
        void commit();

        /** Takes it back. */
        void rollback();
    }
}
