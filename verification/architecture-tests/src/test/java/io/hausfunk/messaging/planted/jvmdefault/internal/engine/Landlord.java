// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.planted.jvmdefault.internal.engine;

import javax.net.ssl.SSLContext;

/** Planted to be reported. */
public final class Landlord {
    void act(SSLContext context) {
        SSLContext.setDefault(context);
    }
}
