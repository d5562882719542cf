// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.nodes;

import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;

/** The state of one other node. Written by the thread that handles inbound frames, read by all. */
final class Peer {
    final UUID id;
    final SendQueue queue = new SendQueue();
    final ReplayWindow window;
    final LongAdder refused = new LongAdder();

    /** Whether it holds a lease in the store, which means that it is alive. */
    volatile boolean leased;
    /** The versions of the frame format that it reads. */
    volatile WireVersions wire = WireVersions.OURS;
    /** Whether a frame of it arrived lately. */
    volatile boolean heard;
    /** Whether it says that it hears us. */
    volatile boolean hearsUs;

    volatile long lastHeard;
    /** When both heard each other for the last time, or when we first learned of it. */
    volatile long lastConnected;

    Peer(UUID id, ReplayWindow window, long now) {
        this.id = id;
        this.window = window;
        this.lastHeard = now;
        this.lastConnected = now;
    }

    /** Whether both hear each other. */
    boolean connected() {
        return heard && hearsUs;
    }

    /** The version of the frame format to write to it; 0 if there is none that both know. */
    int wireVersion() {
        return WireVersions.OURS.newestCommon(wire);
    }

    @Override
    public String toString() {
        return "Peer[" + id + "]";
    }
}
