// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.planted.random.internal.engine;

import java.util.Random;

/** Planted to be reported. */
public final class Dice {
    int act() {
        return new Random().nextInt();
    }
}
