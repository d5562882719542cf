// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.reading;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.administration.PersonLimits;
import io.hausfunk.messaging.keys.LocalKeystore;
import io.hausfunk.messaging.keys.MasterKeys;
import io.hausfunk.messaging.storage.jdbc.JdbcStorage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Measures, on the embedded file, a page of fifty messages with a thousand reactions beside one without, and the first page of the overview of
 * somebody with five thousand conversations beside the bare query for it; and checks unread counts after a hundred thousand random
 * operations. Ends with 1 if a ratio or a count is not as promised.
 */
public final class ReadingLoad {
    private static final char[] PASSWORD = "only for measurements".toCharArray();
    private static final double MOST_OF_TIMELINE = 3;
    private static final double MOST_OF_OVERVIEW = 5;

    private ReadingLoad() {}

    /**
     * Measures.
     *
     * @param arguments the seed of the random operations, or nothing
     */
    public static void main(String... arguments) throws IOException {
        long seed = arguments.length > 0 ? Long.parseLong(arguments[0]) : System.nanoTime() & 0xfffff;
        Path directory = Files.createTempDirectory("hausfunk-reading");
        Path keystore = directory.resolve("keys.p12");
        LocalKeystore.create(keystore, PASSWORD);
        Path database = directory.resolve("reading.db");
        boolean good;
        try (Messaging messaging = Messaging.builder()
                .storage(JdbcStorage.embedded(database))
                .keys(MasterKeys.fromKeystore(keystore, PASSWORD))
                .personLimits(PersonLimits.DEFAULT.exempting((tenant, user) -> true))
                .start()) {
            good = ratio(
                    "timeline page of 50, 1,000 reactions : none",
                    new TimelinePages(messaging).run(),
                    MOST_OF_TIMELINE);
            good &= ratio(
                    "first page of an overview of 5,000 : bare query",
                    new OverviewPages(messaging, database).run(),
                    MOST_OF_OVERVIEW);
            long wrong = new RandomUnread(messaging, seed).run();
            System.out.printf(Locale.ROOT, "unread after random operations (seed %d): %d counts differ%n", seed, wrong);
            good &= wrong == 0;
        }
        if (!good) {
            System.exit(1);
        }
    }

    private static boolean ratio(String what, Medians medians, double most) {
        System.out.printf(
                Locale.ROOT,
                "%-48s %8.0f us : %8.0f us = %.2f (at most %.0f)%n",
                what,
                medians.measured(),
                medians.beside(),
                medians.measured() / medians.beside(),
                most);
        return medians.measured() <= most * medians.beside();
    }
}
