// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.planted.internalcycle.internal.left;

import io.hausfunk.messaging.planted.internalcycle.internal.right.Right;

/** Planted to be reported. */
public final class Left {
    Object act() {
        return new Right();
    }
}
