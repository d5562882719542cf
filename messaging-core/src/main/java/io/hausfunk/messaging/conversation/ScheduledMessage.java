// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.conversation;

import io.hausfunk.messaging.error.ErrorCode;
import io.hausfunk.messaging.message.Draft;
import java.time.Instant;
import java.util.Optional;

/**
 * A message that is to be sent later. {@code toString} shows the time only.
 *
 * <p>The engine makes it. Later versions may add methods.
 */
public interface ScheduledMessage {
    /** What is to be sent, with its idempotency key. */
    Draft draft();

    /** When. */
    Instant at();

    /** Why it was not sent when its time came, such as {@code NOT_PERMITTED}; it is not tried again. Empty while it waits. */
    Optional<ErrorCode> refusal();
}
