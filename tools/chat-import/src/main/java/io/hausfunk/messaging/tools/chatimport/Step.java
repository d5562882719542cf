// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import io.hausfunk.messaging.model.UserId;
import java.util.Optional;

/**
 * One call, and the one entry that comes of it.
 *
 * @param act what to do
 * @param author as whom
 * @param line the line of the file that asks for it; none where the file leaves out how somebody came or went
 */
record Step(Act act, UserId author, Optional<ChatLine> line) {
    /** What a step does. */
    enum Act {
        COME,
        GO,
        SAY,
        EDIT,
        REACT,
        PIN;

        /** Whether it changes who takes part. */
        boolean moves() {
            return this == COME || this == GO;
        }
    }
}
