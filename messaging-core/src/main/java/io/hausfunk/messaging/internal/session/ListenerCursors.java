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

    /** The cursor of these numbers. Asks the store only if too much changed since the last one that did. */
    CompletionStage<Cursor> of(Map<ConversationId, Long> numbers) {
        Positions now = latest.with(numbers);
        Actor actor = life.actor();
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
