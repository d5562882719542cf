// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.health;

/** Says how a part of the engine is, from what it noticed while it worked. Asks nobody and does not block. */
@FunctionalInterface
public interface HealthCheck {
    /** Adds what it found; every part that is fine is named, too. */
    void report(HealthReport report);
}
