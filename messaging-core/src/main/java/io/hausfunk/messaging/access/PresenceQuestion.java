// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.access;

import io.hausfunk.messaging.model.TenantId;
import io.hausfunk.messaging.model.UserId;
import java.util.Objects;

/**
 * A question to the host. {@code toString} hides the people.
 *
 * @param tenant the tenant of both
 * @param watcher who wants to see
 * @param person whom; not checked to exist
 */
public record PresenceQuestion(TenantId tenant, UserId watcher, UserId person) {
    /** Refuses null. */
    public PresenceQuestion {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(watcher, "watcher");
        Objects.requireNonNull(person, "person");
    }

    @Override
    public String toString() {
        return "PresenceQuestion[" + tenant + "]";
    }
}
