// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.web;

import java.util.HashMap;
import java.util.Map;

/**
 * What is measured, and for how long.
 *
 * @param rounds how often the contestants take turns
 * @param seconds how long each turn is
 * @param warmUp how many seconds each contestant runs before it counts
 * @param pairs how many direct conversations, in which both write
 * @param readers how many people hear one who writes in a group; at most 100
 * @param paceMillis the least time between two frames of a page; the gateway takes 30 requests a second
 * @param idle how many pages rest; 0 to leave that out
 */
record WebLoadSettings(int rounds, int seconds, int warmUp, int pairs, int readers, int paceMillis, int idle) {
    /** From arguments such as {@code rounds=5}. */
    static WebLoadSettings of(String... arguments) {
        Map<String, String> given = new HashMap<>();
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            if (parts.length != 2) {
                throw new IllegalArgumentException("expected name=value: " + argument);
            }
            given.put(parts[0], parts[1]);
        }
        WebLoadSettings settings = new WebLoadSettings(
                take(given, "rounds", 3),
                take(given, "seconds", 4),
                take(given, "warmUp", 10),
                take(given, "pairs", 50),
                take(given, "readers", 100),
                take(given, "pace", 40),
                take(given, "idle", 0));
        if (!given.isEmpty()) {
            throw new IllegalArgumentException("unknown: " + given.keySet());
        }
        return settings;
    }

    private static int take(Map<String, String> given, String name, int otherwise) {
        String value = given.remove(name);
        return value == null ? otherwise : Integer.parseInt(value);
    }
}
