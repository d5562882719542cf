// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.starvation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What calls take in turns beside an attack, each compared with the turns before and after it. */
final class TurnRatios {
    private final Percentiles alone = new Percentiles();
    private final Percentiles attacked = new Percentiles();
    private final Map<String, List<Double>> ratios = new LinkedHashMap<>();

    void add(QuietPair.Times before, QuietPair.Times during, QuietPair.Times after) {
        Percentiles around = new Percentiles();
        around.add(before);
        around.add(after);
        Percentiles turn = new Percentiles();
        turn.add(during);
        for (String call : around.calls()) {
            ratios.computeIfAbsent(call, name -> new ArrayList<>()).add(turn.of(call, 99) / around.of(call, 99));
        }
        alone.add(before);
        attacked.add(during);
    }

    void print() {
        ratios.forEach((call, all) -> {
            List<Double> sorted = all.stream().sorted().toList();
            System.out.printf(
                    Locale.ROOT,
                    "  %-14s p50 %7.2f ms alone, %7.2f ms attacked; p99 %7.2f ms alone, %7.2f ms attacked;"
                            + " ratio of a turn %5.2f, from %5.2f to %5.2f%n",
                    call,
                    alone.of(call, 50),
                    attacked.of(call, 50),
                    alone.of(call, 99),
                    attacked.of(call, 99),
                    sorted.get(sorted.size() / 2),
                    sorted.get(0),
                    sorted.get(sorted.size() - 1));
        });
    }
}
