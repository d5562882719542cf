// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.session;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.storage.outbox.OutboxPosition;
import io.hausfunk.messaging.storage.outbox.OutboxStore;
import io.hausfunk.messaging.storage.outbox.WaitingMessage;
import java.util.Collection;
import java.util.List;

/** An outbox whose host never commits. */
final class EmptyOutbox implements OutboxStore {
    @Override
    public List<WaitingMessage> waiting(OutboxPosition after, int limit) {
        return List.of();
    }

    @Override
    public void remove(Collection<OutboxPosition> sent) {}

    @Override
    public void refuse(OutboxPosition position, ErrorCode reason) {}

    @Override
    public long refused() {
        return 0;
    }
}
