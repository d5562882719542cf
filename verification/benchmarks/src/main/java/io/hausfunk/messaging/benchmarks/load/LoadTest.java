// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures the engine under load, beside the same engine without a cipher and the same database without an engine, and
 * checks that nothing was lost, doubled or out of order. Arguments are those of {@link LoadSettings}, such as
 * {@code stores=sqlite rounds=5}.
 */
public final class LoadTest {
    private LoadTest() {}

    /** Prints a table and writes {@code load.json}. */
    public static void main(String... arguments) throws IOException {
        LoadSettings settings = LoadSettings.of(arguments);
        Path file = settings.directory().resolve("load.json");
        String table = run(settings, file);
        System.out.println(table);
        System.out.println("Also in " + file.toAbsolutePath());
    }

    /** Measures, writes the file, and returns the table. */
    static String run(LoadSettings settings, Path file) throws IOException {
        Files.createDirectories(settings.directory());
        Path directory =
                Files.createTempDirectory(settings.directory().toAbsolutePath().normalize(), "load");
        List<LoadResult> results = new ArrayList<>();
        try {
            Measuring measuring = new Measuring(settings, directory);
            for (String store : settings.stores()) {
                try (Stand stand = stand(store, directory)) {
                    results.add(measuring.on(stand));
                }
            }
        } finally {
            Litter.remove(directory);
        }
        LoadReport report = new LoadReport(settings, results);
        report.write(file);
        return report.table();
    }

    private static Stand stand(String store, Path directory) {
        return switch (store) {
            case "memory" -> new MemoryStand();
            case "sqlite" -> new EmbeddedStand(directory);
            case "postgresql" -> new PostgresqlStand(directory);
            default -> throw new IllegalArgumentException("not a store: " + store);
        };
    }
}
