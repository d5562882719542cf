// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

/** What a line of the file says. */
enum Kind {
    MESSAGE,
    ACTION,
    NOTICE,
    EDITED,
    REACTED,
    PINNED,
    JOINED,
    LEFT;

    /** Whether it is a message. */
    boolean spoken() {
        return this == MESSAGE || this == ACTION || this == NOTICE;
    }

    /** Whether it is about an earlier message. */
    boolean annex() {
        return this == EDITED || this == REACTED || this == PINNED;
    }
}
