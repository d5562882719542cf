// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.load;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is measured, and for how long.
 *
 * @param stores which of {@code memory}, {@code sqlite} and {@code postgresql}
 * @param pairs how many direct conversations
 * @param inFlight how many messages of each wait for their acknowledgement at any time
 * @param rounds how often the contestants take turns
 * @param slice how long each turn is
 * @param warmUp how long each contestant runs before it counts
 * @param paced how long messages come at a fixed rate, to see how long they take; zero for not at all
 * @param share the fixed rate, as a part of the engine's own maximum
 * @param directory where databases and results are written: on a disk
 */
record LoadSettings(
        List<String> stores,
        int pairs,
        int inFlight,
        int rounds,
        Duration slice,
        Duration warmUp,
        Duration paced,
        double share,
        Path directory) {

    /** From arguments such as {@code rounds=5}. */
    static LoadSettings of(String... arguments) {
        Map<String, String> given = new HashMap<>();
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            if (parts.length != 2) {
                throw new IllegalArgumentException("expected name=value: " + argument);
            }
            given.put(parts[0], parts[1]);
        }
        LoadSettings settings = new LoadSettings(
                List.of(take(given, "stores", "memory,sqlite,postgresql").split(",", -1)),
                Integer.parseInt(take(given, "pairs", "50")),
                Integer.parseInt(take(given, "inFlight", "16")),
                Integer.parseInt(take(given, "rounds", "9")),
                millis(take(given, "slice", "2000")),
                millis(take(given, "warmUp", "6000")),
                millis(take(given, "paced", "8000")),
                Double.parseDouble(take(given, "share", "0.3")),
                Path.of(take(given, "directory", "target")));
        if (!given.isEmpty()) {
            throw new IllegalArgumentException("unknown: " + given.keySet());
        }
        return settings;
    }

    private static String take(Map<String, String> given, String name, String otherwise) {
        String value = given.remove(name);
        return value == null ? otherwise : value;
    }

    private static Duration millis(String value) {
        return Duration.ofMillis(Long.parseLong(value));
    }
}
