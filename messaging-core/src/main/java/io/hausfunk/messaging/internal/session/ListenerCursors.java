// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.session;

import io.hausfunk.messaging.internal.access.Actor;
import io.hausfunk.messaging.internal.reading.DevicePositions;
import io.hausfunk.messaging.internal.reading.Positions;
import io.hausfunk.messaging.message.Cursor;
import io.hausfunk.messaging.model.ConversationId;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes the cursors of one subscription, each from the record that the one before named, if there is one. */
final class ListenerCursors {
    private final SessionLife life;
    private final DevicePositions positions;
    /** Any recent one will do: what it says is compared with each time. */
    private volatile Positions latest;

    ListenerCursors(SessionLife life, DevicePositions positions, Positions start) {
        this.life = life;
        this.positions = positions;
        this.latest = start;
    }

    /** The cursor of what was delivered. Asks the store only if too much changed since the last one that did. */
    CompletionStage<Cursor> of(Supplier<@Nullable Map<ConversationId, Long>> delivered) {
        Actor actor = life.actor();
        Positions base = positions.present(latest);
        Map<ConversationId, Long> numbers = delivered.get();
        if (numbers == null) {
            // The listener does not know yet that it starts over: no cursor may be in front of that.
            return CompletableFuture.completedStage(DevicePositions.cursor(actor, Positions.NONE));
        }
        Positions now = base.with(numbers);
        if (now.fits()) {
            return CompletableFuture.completedStage(DevicePositions.cursor(actor, now));
        }
        return life.read(() -> {
            Positions fitting = positions.fitting(actor, now);
            latest = fitting;
            return DevicePositions.cursor(actor, fitting);
        });
    }
}
