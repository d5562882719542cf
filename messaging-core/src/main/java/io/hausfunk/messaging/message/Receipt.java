// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.message;

import io.hausfunk.messaging.MessagingBuilder;
import io.hausfunk.messaging.model.UserId;
import java.util.Objects;
import java.util.Optional;

/**
 * How far a participant got; shown only where {@link MessagingBuilder#receiptsVisible} allows it.
 *
 * @param user who; empty if that person was erased
 * @param delivered everything up to this number reached a device of theirs
 * @param read everything up to this number was read
 */
public record Receipt(Optional<UserId> user, long delivered, long read) {
    /** Refuses null. */
    public Receipt {
        Objects.requireNonNull(user, "user");
    }
}
