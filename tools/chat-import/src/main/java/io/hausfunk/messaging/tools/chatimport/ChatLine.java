// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import io.hausfunk.messaging.model.UserId;
import java.util.OptionalLong;

/**
 * A line of the file that passed all checks.
 *
 * @param n its number within its conversation, ascending, not always without gaps
 * @param kind what it says
 * @param author who
 * @param text what is sent for it; empty if nothing is said
 * @param replyTo the {@code n} that it answers
 */
record ChatLine(long n, Kind kind, UserId author, String text, OptionalLong replyTo) {
    /** Shows the number only. */
    @Override
    public String toString() {
        return "ChatLine[" + n + " " + kind + "]";
    }
}
