// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.planted.vertx.access;

import io.vertx.core.Vertx;

/** Planted to be reported. */
public final class Fan {
    Object act() {
        return Vertx.vertx();
    }
}
