// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.planted.cycle.access;

import io.hausfunk.messaging.planted.cycle.keys.Hen;

/** Planted to be reported. */
public final class Egg {
    Object act() {
        return new Hen();
    }
}
