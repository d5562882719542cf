// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.tools.chatimport;

import io.hausfunk.messaging.model.UserId;
import java.util.List;
import java.util.OptionalLong;

/**
 * A line of the file that passed all checks.
 *
 * @param n its number within its conversation, ascending, not always without gaps
 * @param kind what it says
 * @param author who
 * @param text what is sent for it, or the reaction; empty if nothing is said
 * @param links the lines that it refers to
 * @param files what comes with a message
 */
record ChatLine(long n, Kind kind, UserId author, String text, Links links, List<FileOfLine> files) {
    ChatLine {
        files = List.copyOf(files);
    }

    /** A line that comes without files. */
    ChatLine(long n, Kind kind, UserId author, String text, Links links) {
        this(n, kind, author, text, links, List.of());
    }

    /**
     * The lines that a line refers to, by their numbers.
     *
     * @param replyTo which one it answers
     * @param thread in whose thread it stands
     * @param about which message it edits, reacts to or pins
     */
    record Links(OptionalLong replyTo, OptionalLong thread, OptionalLong about) {
        static final Links NONE = new Links(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

        static Links about(long n) {
            return new Links(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.of(n));
        }

        static Links reply(long n) {
            return new Links(OptionalLong.of(n), OptionalLong.empty(), OptionalLong.empty());
        }

        static Links thread(long n) {
            return new Links(OptionalLong.empty(), OptionalLong.of(n), OptionalLong.empty());
        }
    }

    /** Shows the number only. */
    @Override
    public String toString() {
        return "ChatLine[" + n + " " + kind + "]";
    }
}
