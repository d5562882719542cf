// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.cluster;

/** Takes the frames that arrive at a node. Implemented by the engine, called by a {@link ClusterTransport}. */
@FunctionalInterface
public interface FrameReceiver {
    /**
     * Takes a frame. May be called from any thread, from several threads at once, and after the connection was closed. Never
     * blocks and never throws; the engine drops what it cannot take or cannot open.
     *
     * @param frame must not be changed afterwards
     */
    void receive(byte[] frame);
}
