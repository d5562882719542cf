// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.presence;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures the processor time of the whole process while many people watch many others: with nobody, at rest with every
 * device renewing twice a minute, and with changes. Arguments such as {@code people=10000 watches=10000 each=1000 seconds=30
 * changes=100}.
 */
public final class PresenceLoad {
    private static final int RENEW_EVERY_SECONDS = 30;
    private static final int STEPS_A_SECOND = 20;

    private final int people;
    private final int watches;
    private final int each;
    private final int seconds;
    private final int changes;

    private PresenceLoad(Map<String, Integer> given) {
        people = given.getOrDefault("people", 10_000);
        watches = given.getOrDefault("watches", 10_000);
        each = given.getOrDefault("each", 1_000);
        seconds = given.getOrDefault("seconds", 30);
        changes = given.getOrDefault("changes", 100);
    }

    /** Prints a table. */
    public static void main(String... arguments) throws IOException {
        Map<String, Integer> given = new HashMap<>();
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            given.put(parts[0], Integer.valueOf(parts[1]));
        }
        System.out.print(new PresenceLoad(given).run());
    }

    /** Measures, and returns the table. */
    static String run(Map<String, Integer> given) throws IOException {
        return new PresenceLoad(given).run();
    }

    private String run() throws IOException {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "%d people, %d watches of %d each, %d s a line%n%-22s %10s %10s %12s %10s%n",
                people,
                watches,
                each,
                seconds,
                "",
                "% of core",
                "calls/s",
                "presences/s",
                "heap MB"));
        try (WatchingCrowd nobody = new WatchingCrowd(1, 1, 1)) {
            table.append(line("an engine alone", nobody, 0, 0));
        }
        WatchingCrowd crowd = new WatchingCrowd(people, watches, each);
        try {
            // The first calls, and the compiler's work, do not count.
            line("", crowd, people / RENEW_EVERY_SECONDS, changes);
            table.append(line("at rest", crowd, people / RENEW_EVERY_SECONDS, 0));
            table.append(line(changes + " changes/s", crowd, people / RENEW_EVERY_SECONDS, changes));
        } finally {
            long begin = System.nanoTime();
            crowd.close();
            table.append(String.format(Locale.ROOT, "closed in %.2f s%n", (System.nanoTime() - begin) / 1e9));
        }
        return table.toString();
    }

    private String line(String name, WatchingCrowd crowd, int renewals, int changing) {
        AtomicInteger steps = new AtomicInteger();
        ScheduledExecutorService pace = Executors.newScheduledThreadPool(1);
        try {
            var unused = pace.scheduleAtFixedRate(
                    () -> {
                        int step = steps.getAndIncrement();
                        for (int i = share(renewals, step); i < share(renewals, step + 1); i++) {
                            crowd.renew(i);
                        }
                        for (int i = share(changing, step); i < share(changing, step + 1); i++) {
                            crowd.change();
                        }
                    },
                    0,
                    1_000 / STEPS_A_SECOND,
                    TimeUnit.MILLISECONDS);
            pause(2);
            System.gc();
            crowd.calls.reset();
            crowd.shown.reset();
            long cpu = cpu();
            long start = System.nanoTime();
            pause(seconds);
            double passed = (System.nanoTime() - start) / 1e9;
            double percent = (cpu() - cpu) / 1e7 / passed;
            Runtime memory = Runtime.getRuntime();
            return String.format(
                    Locale.ROOT,
                    "%-22s %10.2f %10.0f %12.0f %10d%n",
                    name,
                    percent,
                    crowd.calls.sum() / passed,
                    crowd.shown.sum() / passed,
                    (memory.totalMemory() - memory.freeMemory()) >> 20);
        } finally {
            pace.shutdownNow();
        }
    }

    private static int share(int aSecond, int step) {
        return (int) ((long) aSecond * step / STEPS_A_SECOND);
    }

    private static void pause(int time) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(time);
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
