// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.message;

import io.hausfunk.messaging.presence.PresenceListener;

/**
 * A listener at work, until this is closed or its session is.
 *
 * <p>No method blocks, and all may be called from within the listener. While paused, a subscription holds no thread: use it
 * where a reader is slow, such as a browser's socket whose buffer is full.
 *
 * <pre>{@code
 * if (!socket.writable()) {
 *     subscription.pause();
 *     socket.whenWritable(subscription::resume);
 * }
 * }</pre>
 */
public interface Subscription extends AutoCloseable {
    /**
     * No further call of the listener begins until {@link #resume}; one that is running ends. Idempotent. What a listener
     * gets afterwards is up to its kind: see {@link EntrySubscription}, {@link LiveListener} and {@link PresenceListener}.
     */
    void pause();

    /** Calls go on, on the callback executor and never on this thread. Idempotent; has no effect if this was not paused. */
    void resume();

    /** No further call of the listener begins; one that is running ends. Idempotent. */
    @Override
    void close();
}
