// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

/** What a line of the file says. */
enum Kind {
    MESSAGE,
    ACTION,
    JOINED,
    LEFT;

    boolean spoken() {
        return this == MESSAGE || this == ACTION;
    }
}
