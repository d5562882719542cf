// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.directory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is measured.
 *
 * @param parts which of {@code reading}, {@code keeping} and {@code refusals}
 * @param servers which of {@code slapd}, {@code samba} and {@code memory}: for reading only the first one counts
 * @param people how many
 * @param groups how many in the tree
 * @param large how many of the groups have a third of the people
 * @param rounds how often each reading is done; medians count
 * @param tries how many sign-ins of each kind are refused
 * @param sambaTries the same on Samba, where people with passwords are slow to make
 * @param lanes how many sign-ins are under way at once
 * @param pause milliseconds after changes: stamps have seconds, and whoever has the last one is read again each time
 */
record DirectorySettings(
        List<String> parts,
        List<String> servers,
        int people,
        int groups,
        int large,
        int rounds,
        int tries,
        int sambaTries,
        int lanes,
        int pause) {

    /** From arguments such as {@code people=5000}. */
    static DirectorySettings of(String... arguments) {
        Map<String, String> given = new HashMap<>();
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            if (parts.length != 2) {
                throw new IllegalArgumentException("expected name=value: " + argument);
            }
            given.put(parts[0], parts[1]);
        }
        DirectorySettings settings = new DirectorySettings(
                List.of(take(given, "parts", "reading,keeping,refusals").split(",", -1)),
                List.of(take(given, "servers", "slapd,samba").split(",", -1)),
                number(given, "people", 10_000),
                number(given, "groups", 1_000),
                number(given, "large", 5),
                number(given, "rounds", 5),
                number(given, "tries", 1_000),
                number(given, "sambaTries", 200),
                number(given, "lanes", 8),
                number(given, "pause", 1100));
        if (!given.isEmpty()) {
            throw new IllegalArgumentException("unknown: " + given.keySet());
        }
        return settings;
    }

    private static String take(Map<String, String> given, String name, String otherwise) {
        String value = given.remove(name);
        return value == null ? otherwise : value;
    }

    private static int number(Map<String, String> given, String name, int otherwise) {
        return Integer.parseInt(take(given, name, Integer.toString(otherwise)));
    }
}
