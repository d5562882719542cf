// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.announcement;

import io.hausfunk.messaging.notification.DeliveryTime;
import java.util.Objects;

/** How many people of an audience the notifier may tell from one time on. The engine makes it. */
public final class DeliveryShare {
    private final DeliveryTime time;
    private final int people;

    /** For the engine. */
    public DeliveryShare(DeliveryTime time, int people) {
        this.time = Objects.requireNonNull(time, "time");
        this.people = people;
    }

    /** From when on, and what holds it. */
    public DeliveryTime time() {
        return time;
    }

    /** How many people. */
    public int people() {
        return people;
    }

    @Override
    public String toString() {
        return "DeliveryShare[" + people + " from " + time.from() + "]";
    }
}
