// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.planted.threads.internal.engine;

/** Planted to be reported. */
public final class Spawner {
    Object act() {
        return new Thread();
    }
}
