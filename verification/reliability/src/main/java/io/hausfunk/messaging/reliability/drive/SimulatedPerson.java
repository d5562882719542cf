// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.drive;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Somebody with one or two devices. */
public final class SimulatedPerson {
    private final String name;
    private final List<RoamingDevice> devices = new ArrayList<>();
    private final AtomicLong numbers = new AtomicLong();

    SimulatedPerson(String name) {
        this.name = name;
    }

    /** The name in a history and for nodes. */
    public String name() {
        return name;
    }

    /** At least one. */
    public List<RoamingDevice> devices() {
        return devices;
    }

    String next() {
        return name + "-" + numbers.incrementAndGet();
    }
}
