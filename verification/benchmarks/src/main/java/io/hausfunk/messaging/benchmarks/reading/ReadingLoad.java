// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.reading;

import io.hausfunk.messaging.Messaging;
import io.hausfunk.messaging.administration.PersonLimits;
import io.hausfunk.messaging.keys.LocalKeystore;
import io.hausfunk.messaging.keys.MasterKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * Measures a page of fifty messages with a thousand reactions beside one without, and the first page of the overview of
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
     * @param arguments which stores, by default {@code sqlite,postgresql}; the seed of the random operations; how many of them, by default 100,000
     */
    public static void main(String... arguments) throws IOException {
        String stores = arguments.length > 0 ? arguments[0] : "sqlite,postgresql";
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime() & 0xfffff;
        int operations = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 100_000;
        boolean good = true;
        for (String store : stores.split(",", -1)) {
            System.out.println(store);
            Path directory = Files.createTempDirectory("hausfunk-reading");
            try (ReadingDatabase database = ReadingDatabase.of(store, directory)) {
                good &= measure(database, directory.resolve("keys.p12"), seed, operations);
            }
        }
        if (!good) {
            System.exit(1);
        }
    }

    private static boolean measure(ReadingDatabase database, Path keystore, long seed, int operations) {
        LocalKeystore.create(keystore, PASSWORD);
        try (Messaging messaging = Messaging.builder()
                .storage(database.storage())
                .keys(MasterKeys.fromKeystore(keystore, PASSWORD))
                .personLimits(PersonLimits.DEFAULT.exempting((tenant, user) -> true))
                .deadline(Duration.ofSeconds(60)) // what is prepared waits for the disk again and again
                .start()) {
            boolean good = ratio(
                    "timeline page of 50, 1,000 reactions : none",
                    new TimelinePages(messaging).run(),
                    MOST_OF_TIMELINE);
            good &= ratio(
                    "first page of an overview of 5,000 : bare query",
                    new OverviewPages(messaging, database).run(),
                    MOST_OF_OVERVIEW);
            long wrong = new RandomUnread(messaging, seed, operations).run();
            System.out.printf(
                    Locale.ROOT,
                    "unread after %d random operations (seed %d): %d counts differ%n",
                    operations,
                    seed,
                    wrong);
            return good && wrong == 0;
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
