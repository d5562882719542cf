// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.benchmarks.load;

import io.hausfunk.messaging.internal.assembly.EngineBuilder;
import io.hausfunk.messaging.keys.LocalKeystore;
import io.hausfunk.messaging.keys.MasterKeys;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Measures on one stand: contestants take turns within minutes, so that what disturbs one disturbs the others too. */
final class Measuring {
    private static final long ENOUGH = 60_000;
    private static final char[] PASSWORD = "only for measurements".toCharArray();

    private final LoadSettings settings;
    private final MasterKeys keys;

    Measuring(LoadSettings settings, Path directory) {
        this.settings = settings;
        Path file = directory.resolve("keys.p12");
        LocalKeystore.create(file, PASSWORD.clone());
        keys = MasterKeys.fromKeystore(file, PASSWORD.clone());
    }

    LoadResult on(Stand stand) {
        try (EngineContestant sealed = engine(stand, "sealed", true);
                EngineContestant unsealed = engine(stand, "unsealed", false)) {
            double syncsPerRow = warmUp(stand, sealed);
            warmUp(unsealed);
            return compete(stand, sealed, unsealed, syncsPerRow);
        }
    }

    private EngineContestant engine(Stand stand, String name, boolean cipher) {
        return new EngineContestant(
                stand.store(name),
                keys,
                settings,
                builder -> cipher
                        ? builder
                        : EngineBuilder.with(builder, options -> options.sealer(original -> new NoSeal())));
    }

    private double warmUp(Stand stand, EngineContestant engine) {
        long before = settledSyncs(stand);
        long rows = warmUp(engine);
        return before < 0 ? Double.NaN : (settledSyncs(stand) - before) / (double) rows;
    }

    /** On a busy machine the compiler comes late: what counts is how often code ran, within a limit of time. */
    private long warmUp(EngineContestant engine) {
        long end = System.nanoTime() + settings.warmUp().multipliedBy(4).toNanos();
        long rows = 0;
        do {
            rows += engine.run(settings.warmUp()).rows();
        } while (rows < ENOUGH && System.nanoTime() < end);
        return rows;
    }

    /** The server's own counters come late by up to a second. */
    private static long settledSyncs(Stand stand) {
        if (stand.syncs() >= 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1200));
        }
        return stand.syncs();
    }

    private LoadResult compete(Stand stand, EngineContestant sealed, EngineContestant unsealed, double syncsPerRow) {
        List<Contestant> contestants = new ArrayList<>(List.of(sealed, unsealed));
        try (RawInserts raw = stand.raw(sealed.storage().remembered())) {
            if (raw != null) {
                raw.run(settings.warmUp().dividedBy(2));
                contestants.add(raw);
            }
            List<List<Slice>> slices = rounds(contestants);
            double rate = LoadResult.medianRate(slices.get(0));
            return new LoadResult(
                    stand.name(),
                    slices.get(0),
                    slices.get(1),
                    raw == null ? List.of() : slices.get(2),
                    sealed.storage().rowsPerGroup(),
                    syncsPerRow,
                    sealed.storage().readsPerRow(),
                    settings.paced().isZero()
                            ? null
                            : new Paced(sealed, rate * settings.share(), settings.paced()).run());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<List<Slice>> rounds(List<Contestant> contestants) {
        List<List<Slice>> slices = new ArrayList<>();
        contestants.forEach(contestant -> slices.add(new ArrayList<>()));
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < contestants.size(); i++) {
            order.add(i);
        }
        for (int round = 0; round < settings.rounds(); round++) {
            for (int turn : order) {
                slices.get(turn).add(contestants.get(turn).run(settings.slice()));
            }
            // Nobody always comes after the same one.
            Collections.rotate(order, 1);
            if (round % contestants.size() == contestants.size() - 1) {
                Collections.reverse(order);
            }
        }
        return slices;
    }
}
