// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.starvation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Times of several turns. */
final class Percentiles {
    private final Map<String, List<Double>> millis = new LinkedHashMap<>();
    private final List<String> failures = new ArrayList<>();

    void add(QuietPair.Times turn) {
        turn.millis()
                .forEach((call, times) ->
                        millis.computeIfAbsent(call, name -> new ArrayList<>()).addAll(times));
        failures.addAll(turn.failures());
    }

    Set<String> calls() {
        return millis.keySet();
    }

    List<String> failures() {
        return failures;
    }

    double of(String call, double percent) {
        List<Double> sorted =
                millis.getOrDefault(call, List.of()).stream().sorted().toList();
        return sorted.isEmpty()
                ? Double.NaN
                : sorted.get((int) Math.min(sorted.size() - 1L, Math.round(sorted.size() * percent / 100)));
    }
}
