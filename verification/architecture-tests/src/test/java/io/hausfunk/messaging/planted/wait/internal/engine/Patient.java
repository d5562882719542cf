// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.planted.wait.internal.engine;

import java.util.concurrent.CompletableFuture;

/** Planted to be reported. */
public final class Patient {
    Object act(CompletableFuture<Object> of) {
        return of.join();
    }
}
