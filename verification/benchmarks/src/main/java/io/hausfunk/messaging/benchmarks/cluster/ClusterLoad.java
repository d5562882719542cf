// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures deliveries from one node to another, in turns with messages of 300 bytes over the same kind of bus without an
 * engine: two nodes in this process, mutual TLS, one store in memory. What counts is the ratio within one run.
 *
 * <p>Arguments, all optional: {@code rounds=7 slice=3000 rate=1000 paced=10000}.
 */
public final class ClusterLoad {
    private ClusterLoad() {}

    /** Prints a table, and writes it to {@code target/cluster.txt}. */
    public static void main(String... arguments) throws IOException {
        int rounds = BenchmarkArguments.number(arguments, "rounds", 7);
        Duration slice = Duration.ofMillis(BenchmarkArguments.number(arguments, "slice", 3000));
        int rate = BenchmarkArguments.number(arguments, "rate", 1000);
        Duration paced = Duration.ofMillis(BenchmarkArguments.number(arguments, "paced", 10_000));
        Path directory = Files.createDirectories(Path.of("target"));
        StringBuilder table = new StringBuilder();
        try (NodePair nodes = NodePair.start(directory);
                RawBus raw = RawBus.start(nodes.ca())) {
            Pairs together = new Pairs(nodes, "together", false, 50, 16);
            Pairs pairs = new Pairs(nodes, "apart", true, 50, 16);
            ListenerCrowd crowd = new ListenerCrowd(nodes, 100, 256);
            List<Turn> rawTurns = new ArrayList<>();
            List<Turn> togetherTurns = new ArrayList<>();
            List<Turn> pairTurns = new ArrayList<>();
            List<Turn> crowdTurns = new ArrayList<>();
            for (int warm = 0; warm < 2; warm++) {
                raw.run(slice);
                together.run(slice);
                pairs.run(slice);
                crowd.run(slice);
            }
            for (int round = 0; round < rounds; round++) {
                rawTurns.add(raw.run(slice));
                togetherTurns.add(together.run(slice));
                pairTurns.add(pairs.run(slice));
                crowdTurns.add(crowd.run(slice));
            }
            line(table, "bare bus, one way", rawTurns, rawTurns);
            line(table, "engine, 50 pairs, one node", togetherTurns, rawTurns);
            line(table, "engine, 50 pairs, apart", pairTurns, rawTurns);
            line(table, "engine, one to 100", crowdTurns, rawTurns);
            double bareMicros = median(rawTurns.stream().map(Turn::cpuMicros).toList());
            double addedMicros = median(pairTurns.stream().map(Turn::cpuMicros).toList())
                    - median(togetherTurns.stream().map(Turn::cpuMicros).toList());
            table.append(String.format(
                    Locale.ROOT,
                    "the other node adds %.2f us of CPU to a delivery; the bare bus takes %.2f us: ratio %.3f%n",
                    addedMicros,
                    bareMicros,
                    bareMicros / addedMicros));
            Times bare = raw.paced(rate, paced);
            Times here = pairs.paced(rate, paced, false);
            Times there = pairs.paced(rate, paced, true);
            table.append(String.format(Locale.ROOT, "%nat %d/s, ms                 p50       p99%n", rate));
            times(table, "bare bus, one way", bare);
            times(table, "engine, on the same node", here);
            times(table, "engine, on the other node", there);
            table.append(String.format(
                    Locale.ROOT,
                    "added by the other node, p50: %.3f ms = %.2f x the bare bus%n",
                    there.p50() - here.p50(),
                    (there.p50() - here.p50()) / bare.p50()));
        }
        System.out.println(table);
        Files.writeString(directory.resolve("cluster.txt"), table);
    }

    private static void line(StringBuilder table, String name, List<Turn> turns, List<Turn> raw) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < turns.size(); i++) {
            ratios.add(turns.get(i).perCpuSecond() / raw.get(i).perCpuSecond());
        }
        table.append(String.format(
                Locale.ROOT,
                "%-26s %,12.0f /s %,12.0f /CPU s   ratio per CPU s %.3f [%.3f-%.3f]%n",
                name,
                median(turns.stream().map(Turn::perSecond).toList()),
                median(turns.stream().map(Turn::perCpuSecond).toList()),
                median(ratios),
                ratios.stream().mapToDouble(x -> x).min().orElse(0),
                ratios.stream().mapToDouble(x -> x).max().orElse(0)));
    }

    private static void times(StringBuilder table, String name, Times times) {
        table.append(String.format(Locale.ROOT, "%-26s %9.3f %9.3f%n", name, times.p50(), times.p99()));
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
