// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.cluster;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/**
 * The membership of one node in a cluster, from {@link ClusterTransport#join} to {@link #close}.
 *
 * <p>{@link #send}, {@link #members} and {@link #deviations} may be called from any thread, also at the same time, and must
 * not block. {@link #reregister} and {@link #close} may block. {@link #close} may come while any other method runs.
 */
public interface ClusterConnection extends AutoCloseable {
    /**
     * Sends a frame to a node. Must not block; a transport that cannot take the frame now drops it. The engine has at most 16
     * frames to a node under way, and waits for their stages before it sends more.
     *
     * <p>The stage completes with true once the frame has left the memory of this machine, and with false, or exceptionally, if
     * it was dropped. True does not mean that the frame arrived. The stage may complete on any thread. A stage that never
     * completes delays later frames to that node for some seconds; then the engine stops waiting for it.
     *
     * @param to the id that the other node passed to {@link ClusterTransport#join}; not necessarily one that this transport
     *     knows, and never this node's own
     * @param frame must not be changed; at most {@link ClusterTransport#MAX_FRAME_BYTES} long
     */
    CompletionStage<Boolean> send(UUID to, byte[] frame);

    /**
     * Announces the address of this node again, because other nodes may have lost it. Frames may arrive twice meanwhile. A
     * transport without such a registry does nothing. Must return or throw within 10 seconds.
     *
     * @throws io.hausfunk.messaging.error.HostException with {@code CLUSTER_UNAVAILABLE} if that fails; the connection stays
     *     as it was
     */
    void reregister();

    /** How many nodes the transport believes to be in the cluster, this one included; 0 once it is closed. */
    int members();

    /**
     * Lists in what the running transport is less strict than its recommended configuration, one sentence for an administrator
     * each. Empty if it is as strict as recommended. Shown in the log at start, and in the engine's health.
     */
    List<String> deviations();

    /**
     * Leaves the cluster and releases everything that joining acquired. What belongs to the host stays open. Idempotent.
     * Returns within 5 seconds, even if other nodes do not answer; what could not be stopped until then is stopped in the
     * background.
     */
    @Override
    void close();
}
