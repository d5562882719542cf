// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.listening;

import io.hausfunk.messaging.message.Subscription;

/** A subscription whose listener is called by a pump: whoever pauses or closes it does so with the pump. */
public interface PumpedSubscription extends Subscription {
    /** What calls the listener. */
    ListenerPump pump();

    /** The pump is closed. Called by each {@link #close}; must be idempotent and must not block. */
    void closed();

    @Override
    default void pause() {
        pump().pause();
    }

    @Override
    default void resume() {
        pump().resume();
    }

    @Override
    default void close() {
        pump().close();
        closed();
    }
}
