// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.reading;

import io.hausfunk.messaging.message.Receipt;
import io.hausfunk.messaging.model.UserId;
import java.util.Objects;
import java.util.Optional;

/** The engine's {@link Receipt}. */
public record ParticipantReceipt(Optional<UserId> user, long delivered, long read) implements Receipt {
    /** Refuses null; copies lists. */
    public ParticipantReceipt {
        Objects.requireNonNull(user, "user");
    }
}
