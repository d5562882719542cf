// SPDX-License-Identifier: Apache-2.0
package io.hausfunk.messaging.internal.nodes;

import java.util.Set;
import java.util.UUID;

/**
 * Sends to the other nodes of the installation, and receives from them. Messages may be lost, duplicated, delayed or
 * reordered. What arrives is authentic: it is as the node that is named as its sender sent it.
 */
public interface Peers {
    /** The largest body. The sender splits what is larger. */
    int MAX_BODY = 48 * 1024;

    /** How many bytes may stand in front of a body, to say on what it rests. */
    int TAG = Integer.BYTES;

    /** The id of this node. A new one each time an engine starts. */
    UUID self();

    /** The nodes from which something arrived lately. Never blocks. */
    Set<UUID> reachable();

    /** Queues a message to one node. Never blocks; drops it if that node is not reachable or its queue is full. */
    void send(UUID to, Topic topic, byte[] body);

    /** Queues a message to all reachable nodes. */
    default void broadcast(Topic topic, byte[] body) {
        reachable().forEach(node -> send(node, topic, body));
    }

    /** Registers the receiver of a topic; once for each topic, before the first frame arrives. */
    void onTopic(Topic topic, Receiver receiver);

    /** Registers a listener that hears when nodes become reachable or unreachable. */
    void onChange(Listener listener);

    /** Takes messages. Called on one thread of the engine, must not block. May throw if the body is malformed. */
    @FunctionalInterface
    interface Receiver {
        /** A node sent a message. */
        void receive(UUID from, byte[] body);
    }

    /** Hears of other nodes. Called on the same thread as receivers, must not block. */
    interface Listener {
        /** A node became reachable, for the first time or again. */
        void peerUp(UUID node);

        /** A node is not reachable any more. */
        void peerDown(UUID node);
    }
}
