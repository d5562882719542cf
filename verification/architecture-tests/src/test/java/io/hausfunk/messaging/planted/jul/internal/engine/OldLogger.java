// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.planted.jul.internal.engine;

import java.util.logging.Logger;

/** Planted to be reported. */
public final class OldLogger {
    Object act() {
        return Logger.getAnonymousLogger();
    }
}
