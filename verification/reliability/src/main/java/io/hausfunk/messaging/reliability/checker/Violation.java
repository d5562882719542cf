// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.checker;

import io.hausfunk.messaging.reliability.history.Line;
import java.util.List;

/**
 * Something that must not be.
 *
 * @param invariant what was broken
 * @param effect how a table counts it
 * @param what in words
 * @param lines where it shows
 */
public record Violation(String invariant, Effect effect, String what, List<Line> lines) {
    /** What a violation means for a user. */
    public enum Effect {
        /** An acknowledged message is not there. */
        LOST,
        /** Something is there twice. */
        DOUBLED,
        /** Something is not where it belongs. */
        REORDERED,
        /** Somebody saw what was not for them. */
        FOREIGN,
        /** A number, state or answer is wrong. */
        WRONG
    }

    /** Copies the lines. */
    public Violation {
        lines = List.copyOf(lines);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(invariant + ": " + what);
        lines.forEach(line -> text.append("\n      ").append(line));
        return text.toString();
    }
}
