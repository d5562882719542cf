// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.planted.internals.storage.jdbc;

import io.hausfunk.messaging.planted.internals.internal.engine.Secret;

/** Planted to be reported. */
public final class Burglar {
    Object act() {
        return new Secret();
    }
}
