// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.assembly;

import io.hausfunk.messaging.ClusterHealth;
import io.hausfunk.messaging.ClusterHealth.Link;
import io.hausfunk.messaging.ClusterHealth.PeerHealth;
import io.hausfunk.messaging.Health;
import io.hausfunk.messaging.Health.State;
import io.hausfunk.messaging.internal.concurrent.FaultCounter;
import io.hausfunk.messaging.internal.delivery.Reconciler;
import io.hausfunk.messaging.internal.directory.DirectoryMirrors;
import io.hausfunk.messaging.internal.nodes.ClusterNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Says how an engine is, from what its parts noticed; asks nobody. */
final class Checkup {
    private final Reconciler reconciler;
    private final Duration storeSilentAfter;
    private final @Nullable ClusterNode installation;
    private final @Nullable DirectoryMirrors directory;
    private final FaultCounter faults;

    Checkup(
            Reconciler reconciler,
            Duration storeSilentAfter,
            @Nullable ClusterNode installation,
            @Nullable DirectoryMirrors directory,
            FaultCounter faults) {
        this.reconciler = reconciler;
        this.storeSilentAfter = storeSilentAfter;
        this.installation = installation;
        this.directory = directory;
        this.faults = faults;
    }

    Health health() {
        List<String> findings = new ArrayList<>();
        Duration silence = reconciler.silence();
        boolean down = silence.compareTo(storeSilentAfter) > 0;
        if (down) {
            findings.add("the store did not answer for " + silence.toSeconds() + " s");
        }
        Optional<ClusterHealth> cluster = Optional.ofNullable(installation).map(ClusterNode::health);
        cluster.ifPresent(of -> find(of, findings));
        if (directory != null) {
            findings.addAll(directory.findings());
        }
        State best = findings.isEmpty() ? State.UP : State.DEGRADED;
        return new Health(down ? State.DOWN : best, findings, cluster);
    }

    Map<String, Long> metrics() {
        Map<String, Long> metrics = new TreeMap<>(installation == null ? Map.of() : installation.metrics());
        faults.counts().forEach((part, count) -> metrics.put("hausfunk.faults." + part.replace(' ', '-'), count));
        return Collections.unmodifiableMap(metrics);
    }

    private static void find(ClusterHealth cluster, List<String> findings) {
        if (!cluster.joined()) {
            findings.add("this node is not part of the cluster; joining is tried again");
        }
        for (PeerHealth peer : cluster.peers()) {
            if (peer.link() != Link.BOTH_WAYS) {
                findings.add("node " + peer.node() + " lives and is " + words(peer.link())
                        + (peer.refused() > 0 ? "; frames in its name do not open" : ""));
            }
        }
        findings.addAll(cluster.deviations());
    }

    private static String words(Link link) {
        return switch (link) {
            case HEARD_ONLY -> "heard, but does not hear this node";
            case OTHER_VERSION -> "of a version with which this one cannot talk";
            default -> "not heard";
        };
    }
}
