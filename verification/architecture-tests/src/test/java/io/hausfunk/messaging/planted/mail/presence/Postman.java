// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.planted.mail.presence;

import jakarta.mail.Message;

/** Planted to be reported. */
public final class Postman {
    Object act(Message given) {
        return given;
    }
}
