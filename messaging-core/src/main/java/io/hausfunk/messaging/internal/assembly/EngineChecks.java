// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.assembly;

import io.hausfunk.messaging.internal.concurrent.FaultCounter;
import io.hausfunk.messaging.internal.delivery.Reconciler;
import io.hausfunk.messaging.internal.directory.DirectoryMirrors;
import io.hausfunk.messaging.internal.health.HealthCheck;
import io.hausfunk.messaging.internal.health.HealthReport;
import io.hausfunk.messaging.internal.nodes.OtherEngines;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The checks that belong to no part alone. */
final class EngineChecks {
    /** Faults of these show that a thread could not be had, or that the engine's own work stands still. */
    private static final Set<String> THREADS = Set.of("threads", "health");

    private static final Duration SLOW_STORE = Duration.ofSeconds(5);

    private EngineChecks() {}

    /** After which time without an answer the store counts as silent. */
    static Duration slow(Duration reconcileEvery) {
        return reconcileEvery.multipliedBy(3).plus(SLOW_STORE);
    }

    static void reading(Reconciler reconciler, Duration silentAfter, HealthReport report) {
        Duration silence = reconciler.silence();
        if (silence.compareTo(silentAfter) > 0) {
            report.down("reading", "the store did not answer for " + silence.toSeconds() + " s");
        } else {
            report.up("reading");
        }
    }

    /** What a listener of the host throws is the host's, and shows in the metrics only. */
    static void faults(FaultCounter faults, HealthReport report) {
        report.up("delivery");
        report.up("threads");
        faults.recent().forEach((part, kind) -> {
            if (!part.endsWith(" listener")) {
                String where = THREADS.contains(part) ? "threads" : "delivery";
                report.degraded(where, part + " met " + kind + " within the last minute, and went on");
            }
        });
    }

    /** Those of parts that not every engine has. */
    static List<HealthCheck> optional(@Nullable OtherEngines others, @Nullable DirectoryMirrors mirrors) {
        List<HealthCheck> checks = new ArrayList<>();
        if (others != null) {
            checks.add(others::report);
        }
        if (mirrors != null) {
            checks.add(report -> report.degraded("directory", mirrors.findings()));
        }
        return checks;
    }
}
