// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.planted.hook.internal.engine;

/** Planted to be reported. */
public final class Clinger {
    void act(Thread hook) {
        Runtime.getRuntime().addShutdownHook(hook);
    }
}
