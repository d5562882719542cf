// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.presence;

import io.hausfunk.messaging.model.UserId;
import java.util.Objects;
import java.util.Optional;

/**
 * How somebody can be reached now, as far as the person who asks may see it. {@code toString} hides person and text.
 *
 * @param user who
 * @param availability how
 * @param status what they say about it; never with {@link Availability#OFFLINE}
 */
public record Presence(UserId user, Availability availability, Optional<StatusText> status) {
    /** Refuses null. */
    public Presence {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(availability, "availability");
        Objects.requireNonNull(status, "status");
    }

    @Override
    public String toString() {
        return "Presence[" + availability + "]";
    }
}
