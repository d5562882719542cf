// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.planted.sleep.internal.engine;

import java.util.concurrent.TimeUnit;

/** Planted to be reported. */
public final class Sleeper {
    void act() throws InterruptedException {
        TimeUnit.SECONDS.sleep(1);
    }
}
