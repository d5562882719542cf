// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.planted.spi.storage;

import io.hausfunk.messaging.planted.spi.internal.engine.Engine;

/** Planted to be reported. */
public final class StoreThatKnowsTheEngine {
    Object act() {
        return new Engine();
    }
}
