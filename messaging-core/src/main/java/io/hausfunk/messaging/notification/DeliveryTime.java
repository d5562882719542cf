// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.notification;

import java.time.Instant;
import java.util.Optional;

/**
 * From when on the notifier may tell somebody, and what holds it until then: the person's working hours and holidays. Their own quiet hours are
 * nobody else's business, are not in here, and may hold it longer.
 *
 * <p>The engine makes it. Later versions may add methods.
 */
public interface DeliveryTime {
    /** From when on; the time of the question where nothing holds it. */
    Instant from();

    /** What holds it; empty where nothing does. */
    Optional<HoldReason> reason();

    /** What the calendar calls the day, where a holiday holds it; empty otherwise. */
    Optional<String> holiday();
}
