// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.presence;

import io.hausfunk.messaging.access.PresencePolicy;
import java.time.Duration;

/**
 * How presence is kept and shown.
 *
 * @param policy who may see whom
 * @param lease for how long a device counts that says nothing
 * @param awayAfter after which time without doing anything somebody is away
 */
public record PresenceSettings(PresencePolicy policy, Duration lease, Duration awayAfter) {
    @Override
    public String toString() {
        return "PresenceSettings[" + lease + ", " + awayAfter + "]";
    }
}
