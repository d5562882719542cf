// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.planted.storeknowscore.storage.jdbc;

import io.hausfunk.messaging.planted.storeknowscore.access.Core;

/** Planted to be reported. */
public final class Store {
    Object act() {
        return new Core();
    }
}
