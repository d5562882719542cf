// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.nodes;

import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;

/** What this node knows of another one. Written by the thread that takes frames in, read by all. */
final class Peer {
    final UUID id;
    final Outbox outbox = new Outbox();
    final ReplayWindow window;
    final LongAdder refused = new LongAdder();

    /** Whether the store says that it lives. */
    volatile boolean leased;
    /** Which forms of frames it knows. */
    volatile WireVersions wire = WireVersions.OURS;
    /** Whether a frame of it came lately. */
    volatile boolean heard;
    /** Whether it says that it hears us. */
    volatile boolean hearsUs;

    volatile long lastHeard;
    /** When both heard each other for the last time, or when we first heard of it. */
    volatile long lastBoth;

    Peer(UUID id, ReplayWindow window, long now) {
        this.id = id;
        this.window = window;
        this.lastHeard = now;
        this.lastBoth = now;
    }

    boolean both() {
        return heard && hearsUs;
    }

    /** The form to write to it; 0 if it would not understand any. */
    int form() {
        return WireVersions.OURS.common(wire);
    }

    @Override
    public String toString() {
        return "Peer[" + id + "]";
    }
}
