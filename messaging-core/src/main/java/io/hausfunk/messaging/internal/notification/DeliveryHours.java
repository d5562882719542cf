// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.notification;

import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.personal.QuietHoursRecords;
import io.hausfunk.messaging.notification.QuietHours;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;

/** When somebody may be told: in their working hours, and not in their quiet hours. The only place that decides it. Blocks in the store. */
public final class DeliveryHours {
    /** Quiet hours that hold all working hours would lead from one to the other for ever. */
    private static final int MOST = 30;

    private final BiFunction<Actor, Instant, Instant> working;
    private final QuietHoursRecords quiet;

    /** {@code working} says the first moment of somebody's working hours that is not before a time. */
    public DeliveryHours(BiFunction<Actor, Instant, Instant> working, QuietHoursRecords quiet) {
        this.working = working;
        this.quiet = quiet;
    }

    /** The first moment that is not before a time and at which they may be told. */
    Instant from(Actor actor, Instant time) {
        Optional<QuietHours> own = quiet.of(actor);
        Instant from = working.apply(actor, time);
        for (int i = 0; i < MOST; i++) {
            Instant asked = from;
            Optional<Instant> until = own.flatMap(hours -> hours.quietUntil(asked));
            if (until.isEmpty()) {
                return from;
            }
            from = working.apply(actor, until.get());
        }
        return from;
    }
}
