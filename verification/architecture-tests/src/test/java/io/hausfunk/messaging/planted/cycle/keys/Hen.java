// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.planted.cycle.keys;

import io.hausfunk.messaging.planted.cycle.access.Egg;

/** Planted to be reported. */
public final class Hen {
    Object act() {
        return new Egg();
    }
}
