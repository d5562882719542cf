// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.writing;

/** Names that the engine gives to entries, so that a repetition finds them. They hold a character that names of hosts cannot have. */
public final class EngineNames {
    private static final char SEPARATOR = 1;

    private EngineNames() {}

    /** The name of what is done to a target, once for all. */
    public static String of(String what, long target) {
        return SEPARATOR + what + SEPARATOR + target;
    }

    /**
     * The name of the next of several things that are done to a target one after the other. It differs after each, so that of two that
     * were planned upon the same one only one is written.
     */
    public static String of(String what, long target, String choice, long after) {
        return of(what, target) + SEPARATOR + choice + SEPARATOR + after;
    }
}
