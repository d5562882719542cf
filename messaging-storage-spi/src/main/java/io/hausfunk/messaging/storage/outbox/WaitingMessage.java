// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage.outbox;

import java.util.Objects;

/**
 * A message whose transaction is committed, and that is not sent yet.
 *
 * @param position where it stands
 * @param message what waits
 */
public record WaitingMessage(OutboxPosition position, OutboxMessage message) {
    /** Refuses null. */
    public WaitingMessage {
        Objects.requireNonNull(position, "position");
        Objects.requireNonNull(message, "message");
    }
}
