// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.presence;

import io.hausfunk.messaging.internal.access.PersonRef;
import io.hausfunk.messaging.internal.served.VersionedChoice;
import java.util.ArrayList;
import java.util.List;

/** Somebody with devices on this node, or who just had some. Guarded by the presence that it belongs to. */
final class ConnectedPerson extends TimingWheel.Item {
    final PersonRef person;
    final List<ConnectedDevice> devices = new ArrayList<>(1);
    private final LocalPresence presence;
    VersionedChoice chosen = VersionedChoice.NOTHING;
    /** Until when somebody without a device still counts as connected. */
    long graceEnds;
    /** When something was done last. Written without the guard. */
    volatile long lastActive;
    /** What the others were told. */
    volatile boolean active;

    ConnectedPerson(PersonRef person, LocalPresence presence) {
        this.person = person;
        this.presence = presence;
    }

    boolean connected(long now) {
        return !devices.isEmpty() || now < graceEnds;
    }

    @Override
    long due(long now) {
        return presence.visit(this, now);
    }
}
