// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.web.adapter;

/**
 * A page's connection, as an adapter gives it to the gateway.
 *
 * <p>The gateway never calls {@link #send} before the last one's {@code done} was run, so an adapter needs neither a queue nor a lock of its own.
 */
public interface PageConnection {
    /**
     * Sends one text frame. Must not block. A frame that cannot be sent means that the connection is broken: close it, and tell {@link PageChannel#closed}.
     *
     * @param done to be run once, when the frame was handed to the network, on any thread, this one included
     */
    void send(String frame, Runnable done);

    /** Closes the connection with a code and a reason of at most 123 bytes. Must not block. Idempotent. */
    void close(int code, String reason);
}
