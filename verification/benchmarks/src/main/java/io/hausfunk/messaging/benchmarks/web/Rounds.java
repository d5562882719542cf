// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Warms contestants up, lets them take turns, and says how they compare. */
final class Rounds {
    private static final int BEGIN_MILLIS = 200;

    private final WebLoadSettings settings;
    private final List<? extends Contestant> gateways;
    private final List<? extends Contestant> echoes;
    private final Map<Contestant, List<Turn>> turns = new LinkedHashMap<>();

    Rounds(WebLoadSettings settings, List<? extends Contestant> gateways, List<? extends Contestant> echoes) {
        this.settings = settings;
        this.gateways = gateways;
        this.echoes = echoes;
        gateways.forEach(gateway -> turns.put(gateway, new ArrayList<>()));
        echoes.forEach(echo -> turns.put(echo, new ArrayList<>()));
    }

    void run(StringBuilder table) throws IOException {
        for (Contestant contestant : turns.keySet()) {
            Turn warm = turn(contestant, settings.warmUp());
            table.append(
                    String.format(Locale.ROOT, "%s: warm after %d deliveries%n", contestant.name(), warm.deliveries()));
        }
        for (int round = 0; round < settings.rounds(); round++) {
            for (Map.Entry<Contestant, List<Turn>> each : turns.entrySet()) {
                each.getValue().add(turn(each.getKey(), settings.seconds()));
            }
        }
        turns.forEach((contestant, all) -> table.append(line(contestant, all)));
        for (Contestant echo : echoes) {
            gateways.forEach(gateway -> table.append(ratio(gateway, echo)));
        }
    }

    /** The first moment does not count, in which all begin at once. */
    private static Turn turn(Contestant contestant, int seconds) throws IOException {
        contestant.write(true);
        sleep(BEGIN_MILLIS);
        Traffic traffic = contestant.traffic();
        Usage before = contestant.server().usage();
        long deliveries = traffic.deliveries();
        long frames = traffic.frames();
        long bytes = traffic.bytes();
        sleep(TimeUnit.SECONDS.toMillis(seconds));
        Turn turn = new Turn(
                traffic.deliveries() - deliveries,
                traffic.frames() - frames,
                traffic.bytes() - bytes,
                contestant.server().usage().since(before));
        contestant.write(false);
        sleep(BEGIN_MILLIS);
        return turn;
    }

    private static void sleep(long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static String line(Contestant contestant, List<Turn> turns) {
        Turn median = turns.stream()
                .sorted(Comparator.comparingDouble(Turn::perProcessorSecond))
                .toList()
                .get(turns.size() / 2);
        double each = Math.max(1, median.deliveries());
        return String.format(
                Locale.ROOT,
                "%-27s %7d deliveries of %3.0f bytes; each: %6.1f us of processor, %5.1f kB allocated, %5.2f wake-ups, %4.2f frames%n",
                contestant.name(),
                median.deliveries(),
                median.bytes() / each,
                median.usage().processorNanos() / 1e3 / each,
                median.usage().allocatedBytes() / 1e3 / each,
                median.usage().switches() / each,
                median.frames() / each);
    }

    private List<Turn> of(Contestant contestant) {
        return Objects.requireNonNull(turns.get(contestant));
    }

    private String ratio(Contestant gateway, Contestant echo) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < settings.rounds(); i++) {
            ratios.add(of(gateway).get(i).perProcessorSecond() / of(echo).get(i).perProcessorSecond());
        }
        ratios.sort(null);
        return String.format(
                Locale.ROOT,
                "%s beside %s: %.3f (%.3f to %.3f)%n",
                gateway.name(),
                echo.name(),
                ratios.get(ratios.size() / 2),
                ratios.get(0),
                ratios.get(ratios.size() - 1));
    }
}
