// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.storage;

import java.time.Instant;
import java.util.Objects;

/**
 * A person's conversation, and the latest entry of interest that they may read there.
 *
 * @param membership the person's place in it
 * @param latest the number of that entry, from 1
 * @param at when it was sent, as it was given when it was appended
 */
public record Activity(Membership membership, long latest, Instant at) {
    /** Refuses null. */
    public Activity {
        Objects.requireNonNull(membership, "membership");
        Objects.requireNonNull(at, "at");
    }

    /** Where it stands: pages go on from here. */
    public ActivityPosition position() {
        return new ActivityPosition(at, membership.conversation().ref().conversation());
    }
}
