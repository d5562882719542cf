// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.cluster;

import java.util.List;

/**
 * How the nodes of an installation reach each other: a way to a clustered EventBus. One instance serves one engine.
 *
 * <p>Nothing that is acknowledged depends on it. What travels here are hints, sealed by the engine; whatever a transport
 * loses, doubles or reorders is found in the store.
 *
 * <p>Calls come one after another, from threads that may block and that nobody interrupts.
 */
public interface Cluster {
    /**
     * What is wrong with the settings, each problem in words for an administrator; empty if nothing is. Called before
     * anything is started, and must not connect anywhere.
     */
    List<String> problems();

    /**
     * Joins the cluster, or forms it if nobody else is there. Called when the engine starts, and again when the bus has to
     * be made anew; then the connection of before was closed.
     *
     * <p>Throws a {@link io.hausfunk.messaging.error.ConfigurationException} for what no repetition mends, and a {@link
     * io.hausfunk.messaging.error.HostException} with {@code CLUSTER_UNAVAILABLE} otherwise; then nothing stays behind. Must
     * return or throw within 30 seconds.
     */
    ClusterConnection join();
}
