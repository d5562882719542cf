// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.reliability;

import io.hausfunk.messaging.reliability.checker.Checker;
import io.hausfunk.messaging.reliability.checker.Picture;
import io.hausfunk.messaging.reliability.checker.Violation;
import io.hausfunk.messaging.reliability.drive.Audit;
import io.hausfunk.messaging.reliability.drive.Founding;
import io.hausfunk.messaging.reliability.drive.Load;
import io.hausfunk.messaging.reliability.drive.Nodes;
import io.hausfunk.messaging.reliability.drive.ProofWorld;
import io.hausfunk.messaging.reliability.drive.Traffic;
import io.hausfunk.messaging.reliability.fault.Evidence;
import io.hausfunk.messaging.reliability.fault.Fault;
import io.hausfunk.messaging.reliability.fault.Scene;
import io.hausfunk.messaging.reliability.history.Event;
import io.hausfunk.messaging.reliability.history.EventHistory;
import io.hausfunk.messaging.reliability.history.HistoryWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Runs faults, each with people of its own, and has what they saw checked. */
final class Rounds {
    private final ProofSettings settings;
    private final Nodes nodes;
    private final Path histories;
    private int number;
    private boolean torn;

    Rounds(ProofSettings settings, Nodes nodes, Path histories) {
        this.settings = settings;
        this.nodes = nodes;
        this.histories = histories;
    }

    /** Whatever happens, there is a result: what breaks off is red and says why. */
    RoundResult run(Fault fault, long seed) {
        Path directory = histories.resolve(++number + "-" + fault.id() + "-" + seed);
        try {
            if (torn) {
                nodes.restore();
            }
            torn = true;
            RoundResult result = complete(fault, seed, directory);
            torn = false;
            return result;
        } catch (RuntimeException | Error e) {
            keep(directory, e);
            return RoundResult.brokenOff(fault, seed, BrokenOff.sentence(e));
        }
    }

    private RoundResult complete(Fault fault, long seed, Path directory) {
        SplittableRandom random = new SplittableRandom(seed);
        Load load = fault.load(settings.load());
        Evidence evidence;
        boolean settled;
        double whole;
        double agreed;
        long doubts;
        long open;
        try (HistoryWriter history = new HistoryWriter(directory);
                ProofWorld world = new ProofWorld(nodes, history, "t-" + number + "-" + seed, random)) {
            Founding.found(world, load, random);
            Traffic traffic = new Traffic(world, load, random.split());
            traffic.go();
            flow(2);
            evidence = fault.strike(new Scene(fault.id(), nodes, world, traffic, random.split(), settings.full()));
            double healed = history.now();
            flow(1);
            nodes.startAll();
            Audit audit = new Audit(world, traffic);
            settled = audit.settle();
            audit.heardAll();
            whole = audit.whole(settings.full() ? 90 : 35) ? (history.now() - healed) / 1e6 : -1;
            if (whole < 0 || whole > Measures.WHOLE_GOAL) {
                evidence = evidence.and("nodes not whole: " + audit.states());
            }
            agreed = audit.presence() ? (history.now() - healed) / 1e6 : -1;
            audit.read(fault.id());
            evidence = evidence.and(audit.faults()).and(world.faults());
            doubts = traffic.sending().doubts();
            open = settled ? 0 : Math.max(1, traffic.sending().open());
        }
        if (whole < 0) {
            nodes.renew();
        }
        Picture picture = new Picture(EventHistory.read(directory));
        List<Violation> violations = Checker.check(picture);
        RoundResult.Counts counts = new RoundResult.Counts(
                picture.messages().stream()
                        .filter(message -> message.acknowledged().isPresent())
                        .count(),
                doubts,
                open,
                picture.history().all(Event.Heard.class).count());
        RoundResult result = new RoundResult(
                fault,
                seed,
                evidence,
                counts,
                violations,
                Measures.of(picture, fault, evidence.victims(), whole, agreed));
        if (!settings.keep() && result.green()) {
            remove(directory);
        }
        return result;
    }

    private static void keep(Path directory, Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve("broke-off.txt"), trace.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void flow(int seconds) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static void remove(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(each -> each.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
