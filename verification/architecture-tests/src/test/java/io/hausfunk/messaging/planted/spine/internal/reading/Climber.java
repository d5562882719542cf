// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.planted.spine.internal.reading;

import io.hausfunk.messaging.planted.spine.internal.session.Sitting;

/** Planted to be reported. */
public final class Climber {
    Object climb() {
        return new Sitting();
    }
}
