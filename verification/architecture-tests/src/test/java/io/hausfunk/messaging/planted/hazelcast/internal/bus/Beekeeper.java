// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.planted.hazelcast.internal.bus;

import com.hazelcast.config.Config;

/** Planted to be reported. */
public final class Beekeeper {
    Object act() {
        return new Config();
    }
}
