// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.cluster;

import java.util.List;
import java.util.UUID;

/**
 * Carries frames of bytes between the nodes of one installation. This interface, {@link ClusterConnection} and {@link
 * FrameReceiver} are all that a transport implements or calls. One instance serves one engine.
 *
 * <p><b>Guarantees.</b> A transport may lose, duplicate, delay and reorder frames. The engine numbers frames, drops
 * duplicates, and finds in the store whatever was lost. A frame must arrive whole, or not at all. A frame that was changed on
 * the way does not open: the engine encrypts and authenticates every frame, and binds it to its sender and recipient. A
 * transport sees node ids and ciphertext only. It should still admit nobody but the nodes of the installation, because
 * whoever can send frames can also flood a node.
 *
 * <p><b>Sizes.</b> The engine never sends a frame larger than {@link #MAX_FRAME_BYTES}, and drops larger ones that arrive.
 *
 * <p><b>Threads.</b> The engine calls {@link #problems()} and {@link #join} one at a time, on threads that may block and that
 * nobody interrupts.
 */
public interface ClusterTransport {
    /** The size of the largest frame: 64 KiB. */
    int MAX_FRAME_BYTES = 64 * 1024;

    /**
     * Lists what is wrong with the settings, one sentence for an administrator each. Empty if nothing is wrong. The engine
     * calls this before it starts anything. Must not connect anywhere.
     */
    List<String> problems();

    /**
     * Joins the cluster, or forms it if no other node is there. When this method returns, other nodes can send frames to
     * {@code node}. The engine calls it when it starts, and again when nodes that are alive do not hear each other; the
     * previous connection is closed by then, and {@code node} is the same id.
     *
     * <p>Must return or throw within 40 seconds. If it throws, nothing stays behind: no thread, no socket, no address.
     *
     * @param node the id under which other nodes send to this engine; a new one for each engine that starts
     * @param receiver takes the frames that arrive; may be called before this method returns
     * @throws io.hausfunk.messaging.error.ConfigurationException if repeating the call cannot help
     * @throws io.hausfunk.messaging.error.HostException with {@code CLUSTER_UNAVAILABLE} if repeating the call may help
     */
    ClusterConnection join(UUID node, FrameReceiver receiver);
}
