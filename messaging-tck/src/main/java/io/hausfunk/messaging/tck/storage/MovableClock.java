// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tck.storage;

import java.time.Duration;

/** A {@link StorageHarness} whose stores have a clock that can be moved. The kit waits for real time with others. */
public interface MovableClock {
    /** Moves the clock on, or back by a negative time. */
    void pass(Duration time);
}
