// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.planted.json.access;

import jakarta.json.Json;

/** Planted to be reported. */
public final class Writer {
    Object act() {
        return Json.createObjectBuilder();
    }
}
