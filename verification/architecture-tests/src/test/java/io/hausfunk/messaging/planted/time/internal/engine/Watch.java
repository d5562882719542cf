// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.planted.time.internal.engine;

/** Planted to be reported. */
public final class Watch {
    long act() {
        return System.currentTimeMillis();
    }
}
