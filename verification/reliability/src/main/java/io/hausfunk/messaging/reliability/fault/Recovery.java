// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.fault;

/**
 * From when to when it is measured how long people have to wait for what they missed.
 *
 * @param since from their reconnection, from the end of the fault, or for each message from its acknowledgement
 * @param goalSeconds how long it may take
 */
public record Recovery(Since since, double goalSeconds) {
    /** When the measurement begins. */
    public enum Since {
        /** Each device from when it listens elsewhere. */
        RECONNECTED,
        /** All devices from the end of the fault. */
        HEALED,
        /** Each message while the fault lasts, from its acknowledgement to each device; 99 of 100. */
        ACKNOWLEDGED
    }

    static Recovery reconnected(double seconds) {
        return new Recovery(Since.RECONNECTED, seconds);
    }

    static Recovery healed(double seconds) {
        return new Recovery(Since.HEALED, seconds);
    }

    static Recovery live(double seconds) {
        return new Recovery(Since.ACKNOWLEDGED, seconds);
    }
}
