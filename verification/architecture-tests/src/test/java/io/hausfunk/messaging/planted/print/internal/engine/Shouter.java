// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.planted.print.internal.engine;

/** Planted to be reported. */
public final class Shouter {
    void act() {
        System.out.println();
    }
}
