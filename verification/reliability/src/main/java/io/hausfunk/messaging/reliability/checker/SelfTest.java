// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability.checker;

import io.hausfunk.messaging.reliability.history.EventHistory;
import java.util.ArrayList;
import java.util.List;

/**
 * Tests the checker: a good history must pass, and every way of making it bad must be seen by the invariant that is there
 * for it.
 *
 * @param ways how many ways there are
 * @param missed those that were not seen, and what was found in good histories
 */
public record SelfTest(int ways, List<String> missed) {
    /** Runs it. */
    public static SelfTest run(long seed) {
        List<String> missed = new ArrayList<>();
        EventHistory good = SimulatedHistory.of(seed);
        Checker.check(new Picture(good)).forEach(violation -> missed.add("in a good history: " + violation));
        for (Corruption.Way way : Corruptions.ways()) {
            Corruption corruption = new Corruption(good, seed);
            way.apply().accept(corruption);
            boolean seen = Checker.check(new Picture(corruption.history())).stream()
                    .anyMatch(violation -> violation.invariant().equals(way.invariant()));
            if (!seen) {
                missed.add(way.invariant() + " does not see: " + way.name());
            }
        }
        return new SelfTest(Corruptions.ways().size(), missed);
    }
}
