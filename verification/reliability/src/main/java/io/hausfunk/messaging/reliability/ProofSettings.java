// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability;

import io.hausfunk.messaging.reliability.drive.Load;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is proven.
 *
 * @param full for one and a half hours instead of a few minutes
 * @param cycles how often each fault strikes in a full run
 * @param rate messages a second
 * @param seed where all chance comes from
 * @param keep whether the histories of good rounds are kept, too
 * @param only the faults to run; empty for all
 * @param directory where results and the histories of failed rounds are written
 */
record ProofSettings(boolean full, int cycles, int rate, long seed, boolean keep, List<String> only, Path directory) {
    private static final String CYCLES = "2";
    private static final String RATE = "200";

    /** From words such as {@code full seed=42 only=T1,T3}. */
    static ProofSettings of(String... words) {
        Map<String, String> given = new HashMap<>();
        for (String word : words) {
            String[] parts = word.split("=", 2);
            given.put(parts[0], parts.length == 2 ? parts[1] : "");
        }
        String seed = given.remove("seed");
        String only = given.remove("only");
        String cycles = given.remove("cycles");
        String rate = given.remove("rate");
        String directory = given.remove("directory");
        ProofSettings settings = new ProofSettings(
                given.remove("full") != null,
                Integer.parseInt(cycles == null ? CYCLES : cycles),
                Integer.parseInt(rate == null ? RATE : rate),
                seed == null ? new SecureRandom().nextInt(Integer.MAX_VALUE) : Long.parseLong(seed),
                given.remove("keep") != null,
                only == null ? List.of() : Arrays.asList(only.split(",", -1)),
                Path.of(directory == null ? "target" : directory));
        if (!given.isEmpty()) {
            throw new IllegalArgumentException("unknown: " + given.keySet());
        }
        return settings;
    }

    boolean wants(String fault) {
        return only.isEmpty() || only.contains(fault);
    }

    Load load() {
        return full ? new Load(200, 50, 200, rate, 1, 10) : new Load(40, 24, 40, rate, 1, 10);
    }
}
