// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.assembly;

import io.hausfunk.messaging.ClusterHealth;
import io.hausfunk.messaging.ClusterHealth.Link;
import io.hausfunk.messaging.ClusterHealth.PeerHealth;
import io.hausfunk.messaging.internal.health.HealthReport;
import java.util.ArrayList;
import java.util.List;

/** What is wrong between nodes, in words. */
final class NodeFindings {
    private NodeFindings() {}

    static void report(ClusterHealth cluster, HealthReport report) {
        List<String> findings = new ArrayList<>();
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
        report.degraded("nodes", findings);
    }

    private static String words(Link link) {
        return switch (link) {
            case HEARD_ONLY -> "heard, but does not hear this node";
            case OTHER_VERSION -> "of a version with which this one cannot talk";
            default -> "not heard";
        };
    }
}
