// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.load;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Results for people and for programs. */
final class LoadReport {
    private static final String LINE = "%-30s %s%n";

    private final LoadSettings settings;
    private final List<LoadResult> results;

    LoadReport(LoadSettings settings, List<LoadResult> results) {
        this.settings = settings;
        this.results = results;
    }

    String table() {
        StringBuilder table = new StringBuilder(200);
        table.append(String.format(
                Locale.ROOT,
                "%d pairs, %d bytes, %d in flight each, %d rounds of %d ms, medians%n",
                settings.pairs(),
                Room.BODY,
                settings.inFlight(),
                settings.rounds(),
                settings.slice().toMillis()));
        table.append(String.format(
                Locale.ROOT,
                LINE,
                "",
                results.stream()
                        .map(result -> String.format(Locale.ROOT, "%12s", result.store()))
                        .collect(Collectors.joining())));
        for (Map.Entry<String, Map<String, Double>> line : lines(true).entrySet()) {
            table.append(String.format(
                    Locale.ROOT,
                    LINE,
                    line.getKey(),
                    line.getValue().values().stream().map(LoadReport::number).collect(Collectors.joining())));
        }
        return table.toString();
    }

    void write(Path file) throws IOException {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("pairs", settings.pairs());
        whole.put("inFlight", settings.inFlight());
        whole.put("rounds", settings.rounds());
        whole.put("sliceMillis", settings.slice().toMillis());
        whole.put("processors", Runtime.getRuntime().availableProcessors());
        whole.put("java", System.getProperty("java.version"));
        whole.put("results", lines(false));
        Jsonb json = JsonbBuilder.create(new JsonbConfig().withFormatting(true));
        Files.writeString(file, json.toJson(whole));
    }

    /** Each figure for all stores; JSON has no way to say that a store has none. */
    private Map<String, Map<String, Double>> lines(boolean withNone) {
        Map<String, Map<String, Double>> lines = new LinkedHashMap<>();
        for (LoadResult result : results) {
            figures(result).forEach((name, value) -> {
                if (withNone || !value.isNaN()) {
                    lines.computeIfAbsent(name, n -> new LinkedHashMap<>()).put(result.store(), value);
                }
            });
        }
        return lines;
    }

    private static Map<String, Double> figures(LoadResult result) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("rows/s", LoadResult.medianRate(result.sealed()));
        figures.put("rows/s without a cipher", LoadResult.medianRate(result.unsealed()));
        figures.put("rows/s raw, batches of 100", LoadResult.medianRate(result.raw()));
        figures.put("engine / raw", result.overRaw());
        figures.put("with / without a cipher", result.overUnsealed());
        figures.put("CPU us/row", LoadResult.medianCpu(result.sealed()));
        figures.put("CPU us/row for the cipher", result.cipherMicros());
        figures.put("CPU us/row raw", LoadResult.medianCpu(result.raw()));
        figures.put("kB allocated/row", LoadResult.medianAllocated(result.sealed()));
        figures.put("rows/group", result.rowsPerGroup());
        figures.put("syncs/row", result.syncsPerRow());
        figures.put("store reads/row", result.readsPerRow());
        LoadResult.Times times = result.times();
        if (times != null) {
            figures.put("paced rows/s", times.rate());
            figures.put("acknowledged p50 ms", times.acknowledged50());
            figures.put("acknowledged p99 ms", times.acknowledged99());
            figures.put("delivered p50 ms", times.delivered50());
            figures.put("delivered p99 ms", times.delivered99());
        }
        return figures;
    }

    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "           -";
        }
        return String.format(Locale.ROOT, value >= 1000 ? "%12.0f" : value >= 10 ? "%12.1f" : "%12.3f", value);
    }
}
