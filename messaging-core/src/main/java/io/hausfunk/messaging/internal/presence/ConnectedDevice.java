// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.presence;

import io.hausfunk.messaging.presence.Device;
import io.hausfunk.messaging.presence.PresenceChoice;
import java.util.function.Consumer;

/** One connected device. What it says many times a minute costs a write to memory. */
public final class ConnectedDevice implements Device {
    private final LocalPresence presence;
    private final ConnectedPerson person;
    private final Consumer<ConnectedDevice> onClose;
    private volatile long renewed;
    private volatile boolean connected = true;

    ConnectedDevice(LocalPresence presence, ConnectedPerson person, long now, Consumer<ConnectedDevice> onClose) {
        this.presence = presence;
        this.person = person;
        this.onClose = onClose;
        this.renewed = now;
    }

    @Override
    public void active() {
        if (connected) {
            renewed = presence.now();
            presence.active(person);
        }
    }

    @Override
    public void alive() {
        if (connected) {
            renewed = presence.now();
        }
    }

    @Override
    public boolean connected() {
        return connected;
    }

    @Override
    public PresenceChoice choice() {
        return presence.choice(person.person);
    }

    @Override
    public void close() {
        presence.disconnect(person, this);
        ended();
    }

    long renewed() {
        return renewed;
    }

    void ended() {
        connected = false;
        onClose.accept(this);
    }

    @Override
    public String toString() {
        return "Device[" + (connected ? "connected" : "gone") + "]";
    }
}
