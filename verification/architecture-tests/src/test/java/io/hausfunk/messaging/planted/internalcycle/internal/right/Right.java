// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.planted.internalcycle.internal.right;

import io.hausfunk.messaging.planted.internalcycle.internal.left.Left;

/** Planted to be reported. */
public final class Right {
    Object act() {
        return new Left();
    }
}
