// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.assembly;

import io.hausfunk.messaging.ClusterHealth;
import io.hausfunk.messaging.Health;
import io.hausfunk.messaging.internal.concurrent.FaultCounter;
import io.hausfunk.messaging.internal.health.HealthCheck;
import io.hausfunk.messaging.internal.health.HealthReport;
import io.hausfunk.messaging.internal.nodes.ClusterNode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Says how an engine is, from what its parts noticed; asks nobody. */
final class Checkup {
    private final List<HealthCheck> checks;
    private final @Nullable ClusterNode installation;
    private final FaultCounter faults;
    private final List<Supplier<Map<String, Long>>> counts;

    /** {@code counts} gives metrics of parts beside those of nodes and of faults. */
    Checkup(
            List<HealthCheck> checks,
            @Nullable ClusterNode installation,
            FaultCounter faults,
            List<Supplier<Map<String, Long>>> counts) {
        this.checks = List.copyOf(checks);
        this.installation = installation;
        this.faults = faults;
        this.counts = counts;
    }

    Health health() {
        HealthReport report = new HealthReport();
        for (HealthCheck check : checks) {
            // A part that cannot say how it is must not keep the others from it.
            faults.guard("health", () -> check.report(report));
        }
        Optional<ClusterHealth> cluster = Optional.ofNullable(installation).map(ClusterNode::health);
        cluster.ifPresent(of -> NodeFindings.report(of, report));
        return report.health(cluster);
    }

    Map<String, Long> metrics() {
        Map<String, Long> metrics = new TreeMap<>(installation == null ? Map.of() : installation.metrics());
        counts.forEach(part -> metrics.putAll(part.get()));
        faults.counts().forEach((part, count) -> metrics.put("hausfunk.faults." + part.replace(' ', '-'), count));
        health().parts().forEach((part, health) -> metrics.put("hausfunk.health." + part, level(health.state())));
        return Collections.unmodifiableMap(metrics);
    }

    /** As metrics show it; in Messaging's contract. */
    private static long level(Health.State state) {
        return switch (state) {
            case UP -> 0;
            case DEGRADED -> 1;
            case DOWN -> 2;
        };
    }
}
