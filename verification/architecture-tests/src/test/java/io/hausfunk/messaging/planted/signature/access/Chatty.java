// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.planted.signature.access;

import io.hausfunk.messaging.planted.signature.internal.Hidden;

/** Planted to be reported. */
public final class Chatty {
    public Hidden tell() {
        return new Hidden();
    }
}
