// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.planted.coreknowsstore.internal.engine;

import io.hausfunk.messaging.planted.coreknowsstore.storage.jdbc.Store;

/** Planted to be reported. */
public final class Engine {
    Object act() {
        return new Store();
    }
}
